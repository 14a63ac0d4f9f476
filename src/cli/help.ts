import type { Language } from '../report/phrases.ts';

const ZH = `signplan —— 户外广告能否设在此处，依据何在

用法
  signplan check [选项] FILE|-   预检拟设广告：GeoJSON（Feature、FeatureCollection、每行一个）或 CSV
  signplan audit [选项] FILE|-   判定清单里的全部广告，彼此视为相邻；输入同 check
  signplan diff [选项] PLAN_A PLAN_B [INVENTORY]
                                 两份规划（数据包或源文件）的差别：分区、条款、管控表；给出清单则另列结论改变的广告及原因
  signplan verify [选项] REPORT.json|-
                                 重算预检报告（一份、数组或每行一份），说明哪些仍然成立、哪些已变
  signplan validate DIR          校验规划数据包，或其源文件（含 plan.json 的文件夹）
  signplan info [DIR]            数据包里有什么；--matrix 列出整张管控表供签认（--format text、csv、json）
  signplan clauses [DIR]         条款目录，或一条条款的说明（--clause ID）；--out FOLDER 写成 Markdown 文件
  signplan build [DIR] [--check] 由源文件生成数据包；--check 只比较，不写入

check 的选项
  --plan DIR       数据包（默认：随附的数据包）
  --as-of DATE     判定日期，如 2026-11-24（默认：广告的 start，否则今天，按北京时间）
  --phase ID       按规划某一分期的第一天判定，代替 --as-of
  --format FORMAT  text（默认）、json、ndjson、csv、geojson
  --all            列出全部判定，并列明不适用的条款
  --brief          不算“怎样才能通过”：一次预检很多广告时
  --compare        另列外地参考（对本市没有约束力，不影响结论）
  --lang zh|en     语言（默认 zh）

audit 的选项
  --plan、--as-of、--phase、--format、--lang 同 check；ndjson 每处一行，json 为一个对象，csv、geojson 保留清单的其他列
  --jobs N         线程数（默认：大的清单用 2 个）

diff 的选项
  --as-of、--phase、--lang、--format text|json

verify 的选项
  --plan DIR、--format text|json、--lang

报告写到标准输出，提示写到标准错误。
退出码：check、audit 0 没有比“有条件符合”更差的；1 有，或部分行有误；2 全部有误或无法运行。
        diff 0 已比较；2 无法运行。
        verify 0 全部成立，不论结论如何；1 有不同之处；2 读不了或无法运行。
        validate、build 0 有效、一致；1 无效、不一致；2 无法运行。
`;

const EN = `signplan: may this sign stand here, and on what grounds

Usage
  signplan check [options] FILE|-   check proposals: GeoJSON (Feature, FeatureCollection, one a line) or CSV
  signplan audit [options] FILE|-   judge all signs of an inventory, neighbours to each other; input as for check
  signplan diff [options] PLAN_A PLAN_B [INVENTORY]
                                    what differs between two plans (packages or sources): zones, clauses, matrix; with an inventory also which signs come out otherwise, and why
  signplan verify [options] REPORT.json|-
                                    make reports again (one, an array, or one a line) and tell what still holds and what differs
  signplan validate DIR             validate a plan package, or its sources (a folder with plan.json)
  signplan info [DIR]               what a package holds; --matrix lists the whole matrix for sign-off (--format text, csv, json)
  signplan clauses [DIR]            the list of clauses, or one clause explained (--clause ID); --out FOLDER writes Markdown files
  signplan build [DIR] [--check]    make the package from its sources; --check only compares

Options of check
  --plan DIR       the package (default: the one that comes along)
  --as-of DATE     date to judge for, e.g. 2026-11-24 (default: the sign's start, else today in China)
  --phase ID       judge for the first day of a phase of the plan, in place of --as-of
  --format FORMAT  text (default), json, ndjson, csv, geojson
  --all            tell every finding in full, and name the clauses that do not apply
  --brief          without what would pass: for many signs at once
  --compare        also tell what other cities' rules say (not binding here, without effect on the verdict)
  --lang zh|en     language (default zh)

Options of audit
  --plan, --as-of, --phase, --format, --lang as for check; ndjson is one line a sign, json one object, csv and geojson keep the inventory's other columns
  --jobs N         threads (default: 2 for a large inventory)

Options of diff
  --as-of, --phase, --lang, --format text|json

Options of verify
  --plan DIR, --format text|json, --lang

Reports go to standard output, messages to standard error.
Exit codes: check, audit 0 nothing worse than "conforms with consent"; 1 something is, or some rows are in error; 2 all rows are, or it could not run.
            diff 0 compared; 2 could not run.
            verify 0 everything holds, whatever the verdict; 1 something differs; 2 unreadable, or it could not run.
            validate, build 0 valid, in step; 1 not; 2 could not run.
`;

export const help = (language: Language): string => (language === 'zh' ? ZH : EN);
