// The analyzer has types for its settings, none for its functions.
declare module '@custom-elements-manifest/analyzer/src/create.js' {
  export interface Documented {
    readonly name: string;
    readonly description?: string;
  }
  export interface Member extends Documented {
    readonly kind: 'field' | 'method';
    readonly privacy?: 'public' | 'protected' | 'private';
    readonly static?: boolean;
    readonly inheritedFrom?: unknown;
  }
  export interface Attribute extends Documented {
    readonly fieldName?: string;
    readonly inheritedFrom?: unknown;
  }
  export interface ClassDeclaration extends Documented {
    readonly kind: 'class';
    readonly members?: readonly Member[];
    readonly attributes?: readonly Attribute[];
    readonly events?: readonly Partial<Documented>[];
    readonly cssProperties?: readonly Documented[];
  }
  export interface Manifest {
    readonly modules: readonly { readonly path: string; readonly declarations: readonly ClassDeclaration[] }[];
  }
  export function create(options: { readonly modules: readonly unknown[]; readonly plugins: readonly unknown[]; readonly context: { readonly dev: boolean } }): Manifest;
}
declare module '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js' {
  export function litPlugin(): readonly unknown[];
}
declare module '@custom-elements-manifest/analyzer/index.js' {
  export const ts: { readonly ScriptTarget: { readonly ES2022: number }; createSourceFile(name: string, text: string, target: number, withParents: boolean): unknown };
}
