#version 450 core
// Tiles drawn once more, on panels.
#include "frame.glsl"
#include "tile_data.glsl"
#include "visible.glsl"
#include "level.glsl"
struct TileFigure {
  vec3 origin; uint tile;  // upper left corner
  vec3 right; uint layer;
  vec3 down; uint unused;
};
layout(std430, binding = 4) readonly buffer Figures { TileFigure figures[]; };
#include "tile_out.glsl"

void main() {
  TileFigure f = figures[gl_VertexID / 6];
  place = CORNERS[gl_VertexID % 6];
  vec3 centre = f.origin + 0.5 * (f.right + f.down);
  vec2 px = vec2(pixels(centre, f.right), pixels(centre, f.down));
  Tile tile = tiles[f.tile];
  Layer layer = layers[f.layer];
  tell(layer, words[f.tile], tile, how_drawn(layer, words[f.tile], tile.cell, px));
  metres = place * vec2(length(f.right), length(f.down));
  gl_Position = view_projection * vec4(f.origin + place.x * f.right + place.y * f.down, 1.0);
}
