/** How many features an insert becomes, reckoned before any is made: a few nested arrays can stand for more than any memory holds. */
import { type Block, caseless, type Entity, type InsertEntity } from './drawing.ts';

export class Sizes {
  private readonly known = new Map<Block, number>();
  private readonly blocks: ReadonlyMap<string, Block>;
  private readonly deepest: number;

  constructor(blocks: ReadonlyMap<string, Block>, deepest: number) {
    this.blocks = blocks;
    this.deepest = deepest;
  }

  of(insert: InsertEntity): number {
    return this.insert(insert, 0);
  }

  private insert(insert: InsertEntity, depth: number): number {
    const block = this.blocks.get(caseless(insert.block));
    const inside = block === undefined || block.external !== null || depth > this.deepest ? 0 : this.block(block, depth);
    return insert.rows * insert.columns * (1 + inside) + insert.attributes.length;
  }

  private block(block: Block, depth: number): number {
    const known = this.known.get(block);
    if (known !== undefined) return known;
    // A block that holds itself is cut where it does, so it counts nothing there.
    this.known.set(block, 0);
    const size = block.entities.reduce((sum: number, entity: Entity) => sum + (entity.kind === 'insert' ? this.insert(entity, depth + 1) : 1), block.constants.length);
    this.known.set(block, size);
    return size;
  }
}
