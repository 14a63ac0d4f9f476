/** A popover beside what opened it, within the window. */

/** Opens it below the button, or above where there is more room. It is placed through custom properties, so that no inline style is needed. */
export function openBeside(popup: HTMLElement, button: HTMLElement): void {
  popup.showPopover();
  const room = { width: document.documentElement.clientWidth, height: window.innerHeight };
  const at = button.getBoundingClientRect();
  const { width, height } = popup.getBoundingClientRect();
  const below = at.bottom + 4;
  const top = below + height <= room.height - 8 ? below : Math.max(8, at.top - 4 - height);
  popup.style.setProperty('--left', `${Math.max(8, Math.min(at.left, room.width - width - 8))}px`);
  popup.style.setProperty('--top', `${Math.min(top, Math.max(8, room.height - height - 8))}px`);
}
