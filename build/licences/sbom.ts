/** A CycloneDX bill of materials of what ships. The same build gives the same bytes: no time, and a serial number made from the contents. */
import { createHash } from 'node:crypto';
import { Contrib, Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { PackageURL } from 'packageurl-js';
import parseExpression from 'spdx-expression-parse';
import type { Manifest } from '../../src/plan/schema/manifest.ts';
import { dependencyOf, type PackageJson, type Shipped } from './shipped.ts';

const licences = new Contrib.License.Factories.LicenseFactory(parseExpression);
const builder = new Contrib.FromNodePackageJson.Builders.ComponentBuilder(new Contrib.FromNodePackageJson.Factories.ExternalReferenceFactory(), licences);

function purlOf({ name, version }: PackageJson): string {
  const [, scope, bare = name] = /^(@[^/]+)\/(.*)$/.exec(name) ?? [];
  return new PackageURL('npm', scope, bare, version, undefined, undefined).toString();
}

function componentOf(json: PackageJson, type: Enums.ComponentType): Models.Component {
  const component = builder.makeComponent(json as Parameters<typeof builder.makeComponent>[0], type);
  if (component === undefined) throw new Error(`no component can be made of ${json.name}`);
  component.purl = purlOf(json);
  component.bomRef.value = component.purl;
  return component;
}

/** A uuid of version 8 (our own making) from a digest. */
function serial(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** @param own package.json of signplan @param packages all that the app is bundled from @param manifest of the data that come along */
export function sbom(own: PackageJson, packages: readonly Shipped[], manifest: Manifest): string {
  const root = componentOf(own, Enums.ComponentType.Application);
  const components = new Map(packages.map((one) => [one.folder, componentOf(one.json, Enums.ComponentType.Library)]));
  for (const one of packages) {
    const component = components.get(one.folder);
    for (const name of Object.keys(one.json.dependencies ?? {})) {
      const other = components.get(dependencyOf(one, name)?.folder ?? '');
      if (component !== undefined && other !== undefined) component.dependencies.add(other.bomRef);
    }
  }
  for (const name of Object.keys(own.dependencies ?? {})) for (const [folder, { bomRef }] of components) if (folder.endsWith(`/node_modules/${name}`)) root.dependencies.add(bomRef);
  const data = new Models.Component(Enums.ComponentType.Data, manifest.id, { version: manifest.version, bomRef: `data:${manifest.id}`, description: manifest.title.en });
  for (const licence of new Set(manifest.layers.map(({ licence }) => licence))) data.licenses.add(licence === 'MIT' ? licences.makeFromString(licence) : new Models.NamedLicense(licence));
  root.dependencies.add(data.bomRef);
  const bom = new Models.Bom({ metadata: new Models.Metadata({ component: root }) });
  for (const component of [...components.values(), data]) bom.components.add(component);
  const serialize = (): string => new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6)).serialize(bom, { sortLists: true, space: 2 });
  bom.serialNumber = serial(serialize());
  return `${serialize()}\n`;
}
