#version 450 core
#include "frame.glsl"
struct Segment {
  uint point;       // first point of the span
  uint from_to;     // part of the span in 1/256: from | to << 8 (0 means 256)
  uint neighbours;  // 1: there is a point before the span, 2: one after it
  uint along;       // part of the whole edge in 1/65535: from | to << 16
};
layout(std430, binding = 0) readonly buffer Segments { Segment segments[]; };
layout(std430, binding = 1) readonly buffer Points { vec4 points[]; };

out float across;   // -1 to 1
out float opacity;
out float along;

const vec2 CORNERS[6] = vec2[](vec2(0, -1), vec2(1, -1), vec2(1, 1), vec2(0, -1), vec2(1, 1), vec2(0, 1));
const float WIDTH = 0.014;
const float LEAST_PX = 1.6;

void main() {
  Segment s = segments[gl_VertexID / 6];
  vec2 corner = CORNERS[gl_VertexID % 6];
  uint to = s.from_to >> 8 == 0u ? 256u : s.from_to >> 8;
  float t = float(corner.x == 0.0 ? s.from_to & 255u : to) / 256.0;
  vec3 p1 = points[s.point].xyz;
  vec3 p2 = points[s.point + 1u].xyz;
  vec3 p0 = (s.neighbours & 1u) != 0u ? points[s.point - 1u].xyz : 2.0 * p1 - p2;
  vec3 p3 = (s.neighbours & 2u) != 0u ? points[s.point + 2u].xyz : 2.0 * p2 - p1;
  vec3 a = 2.0 * p1;
  vec3 b = p2 - p0;
  vec3 c = 2.0 * p0 - 5.0 * p1 + 4.0 * p2 - p3;
  vec3 e = -p0 + 3.0 * p1 - 3.0 * p2 + p3;
  vec3 position = 0.5 * (a + t * (b + t * (c + t * e)));
  vec3 tangent = b + t * (2.0 * c + t * 3.0 * e);
  vec3 to_eye = eye.xyz - position;
  float distance_ = length(to_eye);
  vec3 side = cross(tangent, to_eye);
  side = length(side) > 1e-6 ? normalize(side) : vec3(0.0, 1.0, 0.0);
  float px = screen.z * WIDTH / max(distance_, 0.05);
  float widen = max(1.0, LEAST_PX / px);
  opacity = 0.8 * min(1.0, 1.6 / widen) * clamp(1.6 - distance_ / 40.0, 0.15, 1.0) * smoothstep(0.15, 0.5, distance_);
  across = corner.y;
  along = mix(float(s.along & 0xffffu), float(s.along >> 16), corner.x) / 65535.0;
  position += side * corner.y * 0.5 * WIDTH * widen;
  gl_Position = view_projection * vec4(position, 1.0);
}
