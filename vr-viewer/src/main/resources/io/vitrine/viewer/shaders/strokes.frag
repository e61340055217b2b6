#version 450 core
in vec2 place;
flat in float halves;
flat in vec4 ink;
flat in float fade;
out vec4 colour;

void main() {
  float beyond = max(max(-place.x, place.x - halves), 0.0);
  float away = sqrt(beyond * beyond + place.y * place.y);
  float edge = max(fwidth(away), 1e-4);
  float cover = clamp((1.0 - away) / edge + 0.5, 0.0, 1.0);
  float opacity = mix(ink.a, fade, clamp(place.x / max(halves, 1e-4), 0.0, 1.0)) * cover;
  // Round to the eye.
  float light = 0.65 + 0.35 * sqrt(max(0.0, 1.0 - min(away, 1.0) * min(away, 1.0)));
  colour = vec4(ink.rgb * light * opacity, opacity);
}
