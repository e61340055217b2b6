out vec2 place;         // in the tile: 0 to 1 rightwards and downwards
out vec2 metres;
flat out uint how;
flat out uint word;
flat out uint cell;
flat out uint mask;
flat out uvec2 origin;  // of the level in the cell
flat out uvec2 size;    // of the level, texels
flat out uint map;

const vec2 CORNERS[6] = vec2[](vec2(0, 0), vec2(0, 1), vec2(1, 1), vec2(0, 0), vec2(1, 1), vec2(1, 0));

void tell(Layer layer, uint content, Tile tile, uint drawn_how) {
  how = drawn_how;
  word = content;
  cell = tile.cell;
  mask = tile.mask;
  map = layer.levels >> 16;
  uint level = how & 255u;
  uint rounding = (1u << level) - 1u;
  size = (uvec2(layer.size & 0xffffu, layer.size >> 16) + rounding) >> level;
  uint pair = layer.x[level >> 1];
  uint x = (level & 1u) == 0u ? pair & 0xffffu : pair >> 16;
  uint plane = level == 0u ? 0u : counts.z;
  origin = uvec2(x, plane * size.y);
}
