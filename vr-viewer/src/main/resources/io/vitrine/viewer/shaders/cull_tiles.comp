#version 450 core
// One work group per 64 tiles of a seen wing: chooses which tiles are drawn, from which level, and how.
layout(local_size_x = 64) in;
#include "frame.glsl"
#include "tile_data.glsl"
#include "visible.glsl"
layout(std430, binding = 4) readonly buffer Groups { uvec2 groups[]; };
layout(std430, binding = 5) buffer Commands {
  uint vertices; uint instances; uint first; uint base;
  uint groups_x; uint groups_y; uint groups_z; uint unused;
};
layout(std430, binding = 6) writeonly buffer Drawn { Visible drawn[]; };

const float TEXTURED_FROM_PX = 8.0;
const float NEAREST_FROM_PX = 4.0;

// The level on the device that is nearest to the wanted one, the coarser of two.
uint resident(uint have, uint wanted) {
  uint coarser = have >> wanted;
  if (coarser != 0u) return wanted + uint(findLSB(coarser));
  return uint(findMSB(have));
}

void main() {
  uvec2 group = groups[gl_WorkGroupID.x];
  Wing wing = wings[group.x];
  uint k = group.y * 64u + gl_LocalInvocationID.x;
  if (k >= wing.tiles) return;
  uint index = wing.first_tile + k;
  Tile tile = tiles[index];
  vec3 centre = tile_centre(wing, tile.place);
  float radius = 0.5 * length(wing.right) + 0.5 * length(wing.down);
  for (int i = 0; i < 5; i++) {
    if (dot(planes[i].xyz, centre) + planes[i].w < -radius) return;
  }
  vec3 c = (view * vec4(centre, 1.0)).xyz;
  vec3 r = mat3(view) * wing.right;
  vec3 d = mat3(view) * wing.down;
  float depth = max(-c.z, 0.05);
  float px_u = screen.z * length(r.xy - c.xy * (r.z / min(c.z, -0.05))) / depth;
  float px_v = screen.z * length(d.xy - c.xy * (d.z / min(c.z, -0.05))) / depth;
  Layer layer = layers[wing.layer];
  vec2 size = vec2(layer.size & 0xffffu, layer.size >> 16);
  uint finest = layer.levels & 255u;
  uint coarsest = layer.levels >> 8 & 255u;
  uint have = words[index] >> LEVELS;
  uint how = 0u;
  if (have != 0u && tile.cell != NO_CELL && max(px_u, px_v) >= TEXTURED_FROM_PX) {
    vec2 texels_per_px = size / max(vec2(px_u, px_v), 0.01);
    float density = max(max(texels_per_px.x, texels_per_px.y) * 0.6, min(texels_per_px.x, texels_per_px.y));
    float wanted = clamp(ceil(log2(density) - 0.25), float(finest), float(coarsest));
    uint level = finest + resident(have, uint(wanted) - finest);
    float px_per_texel = exp2(float(level)) / density;
    how = TEXTURED | level | (px_per_texel > NEAREST_FROM_PX ? NEAREST : 0u);
  }
  uint at = atomicAdd(vertices, 6u) / 6u;
  drawn[at] = Visible(index, how);
}
