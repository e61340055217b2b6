struct Layer {
  uint size;     // width | height << 16, texels of level 0
  uint levels;   // finest | coarsest << 8 | colour map << 16
  uint x[14];    // left edge of each level in a cell, two levels in one
};
struct Wing {
  vec3 origin; uint layer;
  vec3 column_step; uint columns;
  vec3 row_step; uint rows;
  vec3 right; uint first_tile;
  vec3 down; uint tiles;
};
struct Tile {
  uint wing;
  uint place;  // in the wing
  uint cell;   // page << 22 | y << 11 | x
  uint mask;   // cell of the texels that are no numbers
};
const uint NO_CELL = 0xffffffffu;
const uint KNOWN = 1u << 16;
const uint NOT_A_NUMBER = 1u << 17;
const uint LEVELS = 20u;

layout(std430, binding = 0) readonly buffer Layers { Layer layers[]; };
layout(std430, binding = 1) readonly buffer Wings { Wing wings[]; };
layout(std430, binding = 2) readonly buffer Tiles { Tile tiles[]; };
layout(std430, binding = 3) readonly buffer Words { uint words[]; };

vec3 tile_centre(Wing wing, uint place) {
  return wing.origin + (float(place / wing.rows) + 0.5) * wing.column_step + (float(place % wing.rows) + 0.5) * wing.row_step;
}
