#version 450 core
#include "frame.glsl"
#include "visible.glsl"
#include "colour_map.glsl"
layout(binding = 0) uniform sampler2DArray pages;

in vec2 place;
in vec2 metres;
flat in uint how;
flat in uint word;
flat in uint cell;
flat in uint mask;
flat in uvec2 origin;
flat in uvec2 size;
flat in uint map;
out vec4 colour;

const uint KNOWN = 1u << 16;
const uint NOT_A_NUMBER = 1u << 17;
const uint NO_CELL = 0xffffffffu;
const vec3 MAGENTA = vec3(0.831, 0.0, 0.578);
const vec3 MAGENTA_DARK = vec3(0.12, 0.0, 0.09);
const vec3 GREY = vec3(0.095, 0.1, 0.11);
const vec3 GREY_DARK = vec3(0.055, 0.058, 0.065);

vec3 hatch(vec3 one, vec3 other) {
  float stripe = fract((metres.x + metres.y) / 0.02);
  return stripe < 0.5 ? one : other;
}

float texel(uint at, vec2 t) {
  vec3 where = vec3(vec2(at & 2047u, at >> 11 & 2047u) + vec2(origin) + t, float(at >> 22));
  return texture(pages, vec3(where.xy / vec2(textureSize(pages, 0).xy), where.z)).r * 255.0;
}

void main() {
  vec3 light;
  if ((how & TEXTURED) != 0u) {
    vec2 t = clamp(place, 0.0, 1.0) * vec2(size);
    vec2 snapped = min(floor(t), vec2(size) - 1.0) + 0.5;
    t = (how & NEAREST) != 0u ? snapped : clamp(t, vec2(0.5), vec2(size) - 0.5);
    bool number = mask == NO_CELL || texel(mask, snapped) < 127.0;
    light = number ? map_colour(map, texel(cell, t)) : hatch(MAGENTA, MAGENTA_DARK);
  } else if ((word & KNOWN) == 0u) {
    light = hatch(GREY, GREY_DARK);
  } else if ((word & NOT_A_NUMBER) != 0u) {
    light = hatch(MAGENTA, MAGENTA_DARK);
  } else {
    light = map_colour(map, float(counts.z == 0u ? word & 255u : word >> 8 & 255u));
  }
  colour = vec4(light, 1.0);
}
