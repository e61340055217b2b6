#version 450 core
#include "frame.glsl"
struct Sheet {
  vec4 origin;  // w: opacity
  vec4 right;   // one metre of the sheet
  vec4 up;
};
struct Piece {
  vec4 corners;  // left, bottom, right, top, in metres of the sheet
  uint glyph_from;  // u | v << 16, texels of the atlas; 0xffffffff: a plain rectangle
  uint glyph_to;
  uint sheet;
  uint colour;      // 0xAARRGGBB, sRGB
};
layout(std430, binding = 0) readonly buffer Sheets { Sheet sheets[]; };
layout(std430, binding = 1) readonly buffer Pieces { Piece pieces[]; };

out vec2 glyph;
flat out vec4 ink;
flat out uint plain;
const vec2 CORNERS[6] = vec2[](vec2(0, 0), vec2(1, 0), vec2(1, 1), vec2(0, 0), vec2(1, 1), vec2(0, 1));

float linear(uint srgb) {
  float s = float(srgb & 255u) / 255.0;
  return s <= 0.04045 ? s / 12.92 : pow((s + 0.055) / 1.055, 2.4);
}

void main() {
  Piece p = pieces[gl_VertexID / 6];
  vec2 corner = CORNERS[gl_VertexID % 6];
  Sheet s = sheets[p.sheet];
  vec2 at = mix(p.corners.xy, p.corners.zw, corner);
  plain = p.glyph_from == 0xffffffffu ? 1u : 0u;
  vec2 from = vec2(p.glyph_from & 0xffffu, p.glyph_from >> 16);
  vec2 to = vec2(p.glyph_to & 0xffffu, p.glyph_to >> 16);
  glyph = mix(from, to, vec2(corner.x, 1.0 - corner.y));
  ink = vec4(linear(p.colour >> 16), linear(p.colour >> 8), linear(p.colour), float(p.colour >> 24) / 255.0 * s.origin.w);
  gl_Position = view_projection * vec4(s.origin.xyz + at.x * s.right.xyz + at.y * s.up.xyz, 1.0);
}
