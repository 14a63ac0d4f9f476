import type { Language } from '../report/phrases.ts';

const ZH = `signplan —— 户外广告能否设在此处，依据何在

用法
  signplan check [选项] FILE|-   预检拟设广告：GeoJSON（Feature、FeatureCollection、每行一个）或 CSV
  signplan validate DIR          校验规划数据包，或其源文件（含 plan.json 的文件夹）
  signplan info DIR              数据包里有什么
  signplan build [DIR] [--check] 由源文件生成数据包；--check 只比较，不写入

check 的选项
  --plan DIR       数据包（默认：随附的数据包）
  --as-of DATE     判定日期，如 2026-11-24（默认：广告的 start，否则今天，按北京时间）
  --format FORMAT  text（默认）、json、ndjson、csv、geojson
  --all            列出全部判定，并列明不适用的条款
  --lang zh|en     语言（默认 zh）

报告写到标准输出，提示写到标准错误。
退出码：check 0 没有比“有条件符合”更差的；1 有，或部分行有误；2 全部有误或无法运行。
        validate、build 0 有效、一致；1 无效、不一致；2 无法运行。
`;

const EN = `signplan: may this sign stand here, and on what grounds

Usage
  signplan check [options] FILE|-   check proposals: GeoJSON (Feature, FeatureCollection, one a line) or CSV
  signplan validate DIR             validate a plan package, or its sources (a folder with plan.json)
  signplan info DIR                 what a package holds
  signplan build [DIR] [--check]    make the package from its sources; --check only compares

Options of check
  --plan DIR       the package (default: the one that comes along)
  --as-of DATE     date to judge for, e.g. 2026-11-24 (default: the sign's start, else today in China)
  --format FORMAT  text (default), json, ndjson, csv, geojson
  --all            tell every finding in full, and name the clauses that do not apply
  --lang zh|en     language (default zh)

Reports go to standard output, messages to standard error.
Exit codes: check 0 nothing worse than "conforms with consent"; 1 something is, or some rows are in error; 2 all rows are, or it could not run.
            validate, build 0 valid, in step; 1 not; 2 could not run.
`;

export const help = (language: Language): string => (language === 'zh' ? ZH : EN);
