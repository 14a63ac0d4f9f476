/** What is said of files that are not read: what they are, and how to make of them what is. */
import type { Severity } from '../finding.ts';
import type { Text } from '../../problem.ts';
import type { Kind } from './kind.ts';

export interface Refusal {
  readonly code: string;
  /** An error where the file may hold what the delivery is about. */
  readonly severity: Severity;
  readonly text: Text;
}

export const ACCEPTED: Text = {
  zh: '可读取：Shapefile（zip 或文件夹）、FileGDB（zip 或文件夹）、GeoPackage、DXF、KML/KMZ、GeoJSON、FlatGeobuf、CSV、XLSX',
  en: 'What is read: Shapefile (zip or folder), FileGDB (zip or folder), GeoPackage, DXF, KML/KMZ, GeoJSON, FlatGeobuf, CSV, XLSX',
};

const error = (code: string, zh: string, en: string): Refusal => ({ code, severity: 'error', text: { zh, en } });
const note = (code: string, zh: string, en: string): Refusal => ({ code, severity: 'note', text: { zh, en } });

export const REFUSALS: Readonly<Partial<Record<Kind, Refusal>>> = {
  dwg: error(
    'dwg',
    'DWG 不能直接读取。在 AutoCAD、ZWCAD（中望）或浩辰 CAD 中打开，先绑定外部参照（XREF → 绑定），分解代理对象，确认填充（HATCH）有闭合边界，再用 SAVEAS 或 DXFOUT 另存为「AutoCAD 2018 DXF」，交付 DXF。',
    'DWG is not read. Open it in AutoCAD, ZWCAD or GstarCAD, bind external references (XREF → Bind), explode proxy objects, see that hatches have closed boundaries, then save it with SAVEAS or DXFOUT as “AutoCAD 2018 DXF”, and deliver the DXF.',
  ),
  'old-office': error('old-workbook', '是旧版 XLS（或 DOC、有密码的工作簿）；用表格软件另存为不带密码的 XLSX 或 CSV。', 'This is an old XLS (or a DOC, or a workbook with a password); save it as XLSX or CSV without one.'),
  rar: error('archive', 'RAR 不能读取；解压后重新打包为 zip。', 'RAR is not read; unpack it and pack it again as a zip.'),
  '7z': error('archive', '7z 不能读取；解压后重新打包为 zip。', '7z is not read; unpack it and pack it again as a zip.'),
  gzip: error('archive', 'gzip 不能读取；解压后直接交付，或重新打包为 zip。', 'gzip is not read; unpack it, or pack it again as a zip.'),
  mapinfo: error('mapinfo', 'MapInfo（TAB、MIF）不能读取；在 MapInfo 或 QGIS 中导出为 GeoPackage 或 Shapefile。', 'MapInfo (TAB, MIF) is not read; export it as GeoPackage or Shapefile in MapInfo or QGIS.'),
  supermap: error('supermap', 'SuperMap 数据源（UDB、UDBX、SDB）不能读取；在 SuperMap iDesktop 中导出为 Shapefile 或 GeoJSON。', 'A SuperMap data source (UDB, UDBX, SDB) is not read; export it as Shapefile or GeoJSON in SuperMap iDesktop.'),
  mapgis: error('mapgis', 'MapGIS（WP、WL、WT）不能读取；在 MapGIS 中转换为 Shapefile，连同 .prj 一起交付。', 'MapGIS (WP, WL, WT) is not read; convert it to Shapefile in MapGIS, and deliver the .prj with it.'),
  vct: error('vct', 'VCT（地理空间数据交换格式）不能读取；转换为 FileGDB、GeoPackage 或 Shapefile。', 'VCT (the national exchange format of spatial data) is not read; convert it to FileGDB, GeoPackage or Shapefile.'),
  dgn: error('dgn', 'DGN 不能读取；在 MicroStation 中另存为 DXF。', 'DGN is not read; save it as DXF in MicroStation.'),
  mdb: error('mdb', '个人地理数据库（MDB）不能读取；在 ArcGIS 中导出为文件地理数据库（.gdb）或 Shapefile。', 'A personal geodatabase (MDB) is not read; export it as a file geodatabase (.gdb) or Shapefile in ArcGIS.'),
  sqlite: error('sqlite', 'SQLite 数据库不是 GeoPackage；在 QGIS 中导出为 GeoPackage。', 'This SQLite database is no GeoPackage; export it as GeoPackage in QGIS.'),
  gml: error('gml', 'GML 不能读取；在 QGIS 中导出为 GeoPackage 或 GeoJSON。', 'GML is not read; export it as GeoPackage or GeoJSON in QGIS.'),
  empty: error('file-empty', '文件是空的；重新导出或重新传送。', 'The file is empty; export or transfer it again.'),
  raster: note('file-left', '是影像，未读取。', 'This is an image and was left aside.'),
  document: note('file-left', '是文档，未读取。', 'This is a document and was left aside.'),
  unknown: { code: 'file-unknown', severity: 'remark', text: { zh: '无法识别，未读取；确认其中没有要导入的数据。', en: 'The file was not recognised and left aside; see that it holds nothing that is to be imported.' } },
};

/** Formats that need GDAL, where there is none. */
export const NEEDS_GDAL: Text = {
  zh: '读取此格式须有 GDAL：安装 GDAL（ogr2ogr），或运行 npm install gdal3.js；也可导出为 Shapefile 或 GeoJSON。',
  en: 'GDAL is needed to read this format: install GDAL (ogr2ogr), or run npm install gdal3.js; or export it as Shapefile or GeoJSON.',
};
