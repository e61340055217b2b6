const float TEXTURED_FROM_PX = 8.0;
const float NEAREST_FROM_PX = 4.0;

// The level on the device that is nearest to the wanted one, the coarser of two.
uint resident(uint have, uint wanted) {
  uint coarser = have >> wanted;
  if (coarser != 0u) return wanted + uint(findLSB(coarser));
  return uint(findMSB(have));
}

// How a tile of so many pixels is drawn.
uint how_drawn(Layer layer, uint word, uint cell, vec2 px) {
  uint have = word >> LEVELS;
  if (have == 0u || cell == NO_CELL || max(px.x, px.y) < TEXTURED_FROM_PX) return 0u;
  vec2 size = vec2(layer.size & 0xffffu, layer.size >> 16);
  uint finest = layer.levels & 255u;
  uint coarsest = layer.levels >> 8 & 255u;
  vec2 texels_per_px = size / max(px, vec2(0.01));
  float density = max(max(texels_per_px.x, texels_per_px.y) * 0.6, min(texels_per_px.x, texels_per_px.y));
  float wanted = clamp(ceil(log2(density) - 0.25), float(finest), float(coarsest));
  uint level = finest + resident(have, uint(wanted) - finest);
  float px_per_texel = exp2(float(level)) / density;
  return TEXTURED | level | (px_per_texel > NEAREST_FROM_PX ? NEAREST : 0u);
}

// Pixels that a vector at a place covers.
float pixels(vec3 centre, vec3 span) {
  vec3 c = (view * vec4(centre, 1.0)).xyz;
  vec3 s = mat3(view) * span;
  return screen.z * length(s.xy - c.xy * (s.z / min(c.z, -0.05))) / max(-c.z, 0.05);
}
