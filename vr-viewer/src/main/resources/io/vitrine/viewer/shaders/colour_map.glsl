// Linear light of the 256 texel values: sequential, then diverging.
layout(std140, binding = 1) uniform ColourMaps { vec4 colours[512]; };

vec3 map_colour(uint map, float texel) {
  float t = clamp(texel, 0.0, 255.0);
  uint low = uint(floor(t));
  uint high = min(low + 1u, 255u);
  return mix(colours[map * 256u + low].rgb, colours[map * 256u + high].rgb, t - float(low));
}
