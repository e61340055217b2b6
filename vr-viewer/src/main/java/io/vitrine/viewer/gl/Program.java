package io.vitrine.viewer.gl;

import static org.lwjgl.opengl.GL45C.*;

import java.util.stream.IntStream;

/** A linked program of shaders. */
public final class Program implements AutoCloseable {
  private final Gpu gpu;
  private final String name;
  private final int id;

  private Program(Gpu gpu, String name, int... shaders) {
    this.gpu = gpu;
    this.name = name;
    id = glCreateProgram();
    IntStream.of(shaders).forEach(shader -> glAttachShader(id, shader));
    glLinkProgram(id);
    IntStream.of(shaders).forEach(org.lwjgl.opengl.GL45C::glDeleteShader);
    gpu.opened("program");
    if (glGetProgrami(id, GL_LINK_STATUS) == GL_FALSE) {
      String log = glGetProgramInfoLog(id);
      close();
      throw new GlException("shaders " + name + " do not link on " + gpu.renderer() + ": " + log);
    }
  }

  /** {@code name.vert} and {@code name.frag}. */
  public static Program drawing(Gpu gpu, String name) {
    return drawing(gpu, name, name);
  }

  /** {@code vertices.vert} and {@code fragments.frag}. */
  public static Program drawing(Gpu gpu, String vertices, String fragments) {
    return new Program(
        gpu,
        vertices,
        compile(GL_VERTEX_SHADER, vertices + ".vert"),
        compile(GL_FRAGMENT_SHADER, fragments + ".frag"));
  }

  /** {@code name.comp}. */
  public static Program computing(Gpu gpu, String name) {
    return new Program(gpu, name, compile(GL_COMPUTE_SHADER, name + ".comp"));
  }

  private static int compile(int kind, String file) {
    int shader = glCreateShader(kind);
    glShaderSource(shader, ShaderSource.read(file));
    glCompileShader(shader);
    if (glGetShaderi(shader, GL_COMPILE_STATUS) == GL_FALSE) {
      String log = glGetShaderInfoLog(shader);
      glDeleteShader(shader);
      throw new GlException("shader " + file + " does not compile: " + log);
    }
    return shader;
  }

  /**
   * Draws {@code vertices} vertices as triangles; the shaders fetch what they need from bound
   * buffers.
   */
  public void draw(int vertices) {
    draw(0, vertices);
  }

  /** The same from vertex number {@code first} on. */
  public void draw(int first, int vertices) {
    if (vertices > 0) {
      glUseProgram(id);
      glDrawArrays(GL_TRIANGLES, first, vertices);
      gpu.drew();
    }
  }

  /** Draws as many triangles as the command at {@code offset} bytes of {@code commands} says. */
  public void drawIndirect(GpuBuffer commands, long offset) {
    glUseProgram(id);
    glBindBuffer(GL_DRAW_INDIRECT_BUFFER, commands.id());
    glDrawArraysIndirect(GL_TRIANGLES, offset);
    gpu.drew();
  }

  /** Runs {@code groups} work groups; what they write is seen by all later commands. */
  public void run(int groups) {
    if (groups > 0) {
      glUseProgram(id);
      glDispatchCompute(groups, 1, 1);
      barrier();
    }
  }

  /** Runs as many work groups as {@code commands} says at {@code offset} bytes. */
  public void runIndirect(GpuBuffer commands, long offset) {
    glUseProgram(id);
    glBindBuffer(GL_DISPATCH_INDIRECT_BUFFER, commands.id());
    glDispatchComputeIndirect(offset);
    barrier();
  }

  private static void barrier() {
    glMemoryBarrier(GL_SHADER_STORAGE_BARRIER_BIT | GL_COMMAND_BARRIER_BIT);
  }

  @Override
  public void close() {
    glDeleteProgram(id);
    gpu.closed("program");
  }

  @Override
  public String toString() {
    return "program " + name;
  }
}
