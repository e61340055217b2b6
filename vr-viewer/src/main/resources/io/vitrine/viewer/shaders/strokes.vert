#version 450 core
// Thick lines with round ends, turned to the eye.
#include "frame.glsl"
struct Stroke {
  vec4 from;    // w: width
  vec4 to;      // w: opacity at its end
  vec4 colour;  // linear; w: opacity at its start
  vec4 unused;
};
layout(std430, binding = 0) readonly buffer Strokes { Stroke strokes[]; };

out vec2 place;         // along the line, and across it, in halves of the width
flat out float halves;  // of the line, in halves of the width
flat out vec4 ink;
flat out float fade;
const vec2 CORNERS[6] = vec2[](vec2(0, -1), vec2(1, -1), vec2(1, 1), vec2(0, -1), vec2(1, 1), vec2(0, 1));

void main() {
  Stroke s = strokes[gl_VertexID / 6];
  vec2 corner = CORNERS[gl_VertexID % 6];
  vec3 way = s.to.xyz - s.from.xyz;
  float along = max(distance(s.to.xyz, s.from.xyz), 1e-6);
  way /= along;
  float half_width = s.from.w * 0.5;
  vec3 middle = mix(s.from.xyz, s.to.xyz, corner.x);
  vec3 sight = normalize(middle - eye.xyz);
  vec3 across = cross(way, sight);
  across = dot(across, across) < 1e-8 ? cross(sight, vec3(0, 1, 0)) : across;
  across = normalize(across);
  // A short line seen from its end is a spot: its ends reach out across the sight too.
  vec3 out_way = cross(sight, across);
  out_way *= dot(out_way, way) < 0.0 ? -1.0 : 1.0;
  vec3 at = middle + (corner.x * 2.0 - 1.0) * half_width * out_way + corner.y * half_width * across;
  halves = along / half_width;
  place = vec2(corner.x * (halves + 2.0) - 1.0, corner.y);
  ink = s.colour;
  fade = s.to.w;
  gl_Position = view_projection * vec4(at, 1.0);
}
