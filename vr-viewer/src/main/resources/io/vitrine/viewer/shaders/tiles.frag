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

// What belongs to an earlier input: without colour, and with a clock where there is room for one.
vec3 stale(vec3 light) {
  vec3 grey = vec3(0.75 * dot(light, vec3(0.2126, 0.7152, 0.0722)));
  vec2 px = metres / max(fwidth(metres), vec2(1e-6));
  vec2 c = (px - vec2(13.0)) / 9.0;
  float from = length(c);
  bool hands = (abs(c.x) < 0.12 && c.y < 0.1 && c.y > -0.7) || (abs(c.y) < 0.12 && c.x > -0.1 && c.x < 0.5);
  bool room = px.x / max(place.x, 1e-3) > 40.0 && px.y / max(place.y, 1e-3) > 40.0;
  if (room && from < 1.0) return from > 0.8 || hands ? vec3(0.8) : vec3(0.01);
  return mix(light, grey, 0.92);
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
  if ((word & KNOWN) != 0u && (word >> 18 & 3u) != counts.w) light = stale(light);
  colour = vec4(light, 1.0);
}
