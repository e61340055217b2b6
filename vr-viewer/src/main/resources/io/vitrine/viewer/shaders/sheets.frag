#version 450 core
layout(binding = 3) uniform sampler2D atlas;
in vec2 glyph;
flat in vec4 ink;
flat in uint plain;
out vec4 colour;

// As FontAtlas makes it: the outline lies at EDGE, one texel is STEP.
const float EDGE = 128.0;
const float STEP = 20.0;

void main() {
  float a = ink.a;
  if (plain == 0u) {
    float distance_ = (texture(atlas, glyph / vec2(textureSize(atlas, 0))).r * 255.0 - EDGE) / STEP;
    vec2 texels = vec2(length(vec2(dFdx(glyph.x), dFdy(glyph.x))), length(vec2(dFdx(glyph.y), dFdy(glyph.y))));
    float per_pixel = max(max(texels.x, texels.y), 1e-4);
    a *= clamp(distance_ / per_pixel + 0.5, 0.0, 1.0);
  }
  colour = vec4(ink.rgb * a, a);
}
