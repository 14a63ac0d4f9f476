#!/usr/bin/env node
// Finds a Chromium or Chrome for the browser tests; where there is none, says what it is about to do and installs one by the platform's own means.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

// The headless shell first: the same engine without the window around it, a third faster here.
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'];

const runnable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Path of a browser, or null. `CHROMIUM` names one by hand. */
export async function findBrowser() {
  const named = process.env.CHROMIUM;
  if (named) return named;
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = [...onPath, ...PLACES].find(runnable);
  if (found) return found;
  const { chromium } = await import('playwright');
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : null;
}

/** Flags that every test browser starts with: no network of its own. */
export const FLAGS = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** WebGL in software: it draws the whole page, and takes both cores, so only where the full map is looked at. */
export const WEBGL = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

const run = (command, ...args) => {
  console.error(`> ${[command, ...args].join(' ')}`);
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
};

function install() {
  const debian = existsSync('/etc/debian_version');
  const root = process.getuid?.() === 0;
  if (debian && root) {
    console.error('No Chromium here. Installing Debian’s: chromium-headless-shell, fonts-noto-cjk.');
    return run('apt-get', 'update', '-qq') && run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell', 'fonts-noto-cjk');
  }
  if (debian) {
    console.error('No Chromium here. As root: apt-get install chromium-headless-shell fonts-noto-cjk');
    return false;
  }
  console.error('No Chromium here. Downloading playwright’s.');
  return run('npx', 'playwright', 'install', 'chromium');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  let browser = await findBrowser();
  if (!browser && install()) browser = await findBrowser();
  if (browser) {
    console.error(`browser: ${browser}`);
  } else {
    console.error('No browser for the tests. Install Chromium or Chrome, or name one: CHROMIUM=/path/to/chrome npm test');
    process.exitCode = 1;
  }
}
