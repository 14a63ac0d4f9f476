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
  signplan import DELIVERY… [选项]
                                 把设计单位交付的文件（SHP、FileGDB、GeoPackage、DXF、KML、GeoJSON、FlatGeobuf、CSV、XLSX）按映射导入规划；先用 --guess 写出映射
  signplan basemap FILE… --into DIR
                                 由 OpenStreetMap（.osm.pbf）或国家 1:100 万数据（GDB、SHP）画底图，写入规划的源文件
  signplan new CITY [选项]       新建一座城市的空白数据包 CITY/：什么都还没有，每项都有说明
  signplan matrix DIR [TABLE]    补齐管控表：把简写的表格（* 代表任意）展开到每一格，没有写到的为 silent
  signplan serve [DIR] [选项]    发布已构建的应用（默认：随附的 dist/app），供内网或试用；Ctrl-C 结束

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

import 的选项
  --into DIR       规划的文件夹（默认：当前文件夹）
  --mapping FILE   映射（默认：DIR/import.yaml）
  --guess          由文件推测，写出初步映射，供人核对；已有映射须加 --force 才覆盖
  --dry-run        只判定：写报告，并把将要发布的数据包放在报告旁的 candidate/，供 signplan diff 比较
  --repair LIST    修复：all，或以逗号分开的 close-rings、repeated-points、winding、self-intersections、duplicates、slivers、snap-lines、overlaps
  --report DIR     报告的文件夹（默认：DIR/import-report）
  --encoding NAME  文字的编码，如 GBK；--crs TEXT 坐标系，如 EPSG:4527、gcj02、"EPSG:4527,north-east"、"+proj=…"。两者都代替映射所写
  --format         text（默认）、json；--lang

basemap 的选项
  --into DIR       规划的文件夹（含 plan.json）
  --extent W,S,E,N 只取这一范围，度（默认：规划的范围）
  --date DATE      数据日期；文件没有写明时必填
  --layers LIST    只写这些图层：base-areas,base-lines,places（默认：全部）
  --simplify M     化简限差，米（默认：OpenStreetMap 2，1:100 万 20）

new 的选项
  --centre 经度,纬度  城市中心；坐标带由此选定，范围为四周各 30 km
  --extent 西,南,东,北  数据范围，代替 --centre
  --name 名称/NAME  城市的中文名和英文名（英文可不写）
  --zones 编号=中文名/English:画法,…  分区类别；画法为 prohibited、strict、general、display、outline
  --segments …     控制路段的类别，写法相同

serve 的选项
  --plan DIR       发布这份数据包（城市的文件夹，或其 package/），代替应用自带的
  --port N         端口（默认 8080；0 为任意空闲端口）
  --host H         监听的地址（默认 127.0.0.1，只限本机；0.0.0.0 为所有网卡）
  --cors ORIGIN|*  哪些来源的网页可以读取数据包和脚本（CORS）；几个以空格分开
  --frame ORIGIN|* 哪些网页可以嵌入 embed.html（frame-ancestors；默认只限同源）
  --connect ORIGIN 另许页面访问的来源：所配置底图的服务器

报告写到标准输出，提示写到标准错误。
退出码：check、audit 0 没有比“有条件符合”更差的；1 有，或部分行有误；2 全部有误或无法运行。
        diff 0 已比较；2 无法运行。
        verify 0 全部成立，不论结论如何；1 有不同之处；2 读不了或无法运行。
        validate、build 0 有效、一致；1 无效、不一致；2 无法运行。
        import 0 可以发布（无论有无提示）；1 不能发布，未作改动；2 无法运行，未作改动。
        basemap 0 已写入；2 无法运行，未作改动。
        new、matrix 0 已写；2 无法运行，什么都没写。
        serve 0 由 Ctrl-C 结束；2 无法发布。
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
  signplan import DELIVERY… [options]
                                    take an institute's files (SHP, FileGDB, GeoPackage, DXF, KML, GeoJSON, FlatGeobuf, CSV, XLSX) into a plan by a mapping; --guess writes a first one
  signplan basemap FILE… --into DIR
                                    draw the base map from OpenStreetMap (.osm.pbf) or the national 1:1 000 000 data (GDB, SHP) into a plan's sources
  signplan new CITY [options]       make an empty package CITY/ for a city: nothing in it yet, every part explained
  signplan matrix DIR [TABLE]       make the matrix whole: a short table (* stands for any) is spread over every cell, the rest is silent
  signplan serve [DIR] [options]    serve the built app (default: the dist/app that comes along), on an intranet or for a trial; Ctrl-C ends it

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

Options of import
  --into DIR       the plan's folder (default: the current one)
  --mapping FILE   the mapping (default: DIR/import.yaml)
  --guess          write a first mapping from what the files hold, for a person to correct; --force writes over one that is there
  --dry-run        judge only: write the report, and the package that would be published into candidate/ beside it, for signplan diff
  --repair LIST    repairs: all, or with commas close-rings, repeated-points, winding, self-intersections, duplicates, slivers, snap-lines, overlaps
  --report DIR     folder of the report (default: DIR/import-report)
  --encoding NAME  encoding of texts, e.g. GBK; --crs TEXT reference system, e.g. EPSG:4527, gcj02, "EPSG:4527,north-east", "+proj=…". Both go before what the mapping says
  --format         text (default), json; --lang

Options of basemap
  --into DIR       the plan's folder, the one with plan.json
  --extent W,S,E,N only this, in degrees (default: the plan's extent)
  --date DATE      date of the data; needed where the file does not state it
  --layers LIST    only these layers: base-areas,base-lines,places (default: all)
  --simplify M     tolerance of simplifying, metres (default: OpenStreetMap 2, 1:1 000 000 20)

Options of new
  --centre LON,LAT   the city's centre: it chooses the grid; the extent is 30 km to each side
  --extent W,S,E,N   the extent, in place of --centre
  --name 名称/NAME   the city's name in Chinese and in English (which may be left out)
  --zones ID=中文名/ENGLISH:STYLE,…  classes of zones; STYLE is prohibited, strict, general, display or outline
  --segments …       classes of controlled segments, written likewise

Options of serve
  --plan DIR       serve this package (the city's folder, or its package/) in the place of the app's own
  --port N         port (default 8080; 0 takes a free one)
  --host H         address to listen on (default 127.0.0.1, this machine only; 0.0.0.0 is every network)
  --cors ORIGIN|*  origins whose pages may read the package and the scripts (CORS); several with spaces between
  --frame ORIGIN|* pages that may frame embed.html (frame-ancestors; default: the same origin only)
  --connect ORIGIN other origins that the page may ask: the hosts of the basemaps that are configured

Reports go to standard output, messages to standard error.
Exit codes: check, audit 0 nothing worse than "conforms with consent"; 1 something is, or some rows are in error; 2 all rows are, or it could not run.
            diff 0 compared; 2 could not run.
            verify 0 everything holds, whatever the verdict; 1 something differs; 2 unreadable, or it could not run.
            validate, build 0 valid, in step; 1 not; 2 could not run.
            import 0 ready, with remarks or without; 1 not ready, nothing was changed; 2 could not run, nothing was changed.
            basemap 0 written; 2 could not run, nothing was changed.
            new, matrix 0 written; 2 could not run, and nothing was written.
            serve 0 ended by Ctrl-C; 2 could not serve.
`;

export const help = (language: Language): string => (language === 'zh' ? ZH : EN);
