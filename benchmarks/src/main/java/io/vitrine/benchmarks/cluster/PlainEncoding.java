package io.vitrine.benchmarks.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vitrine.network.ElementType;
import io.vitrine.network.Network;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.onnx.OnnxReader;
import io.vitrine.program.Engine;
import io.vitrine.program.EngineSettings;
import io.vitrine.program.GraphCompiler;
import io.vitrine.program.LoadedProgram;
import io.vitrine.program.LoadedWeights;
import io.vitrine.program.Program;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** The way of the first programs of this kind: each feature map a PNG in a JSON text. */
final class PlainEncoding implements AutoCloseable {
  private static final float[] MEAN = {.485f, .456f, .406f};
  private static final float[] DEVIATION = {.229f, .224f, .225f};

  private final String input;
  private final Engine engine;
  private final LoadedProgram program;
  private final LoadedWeights weights;

  /** What one picture costs. */
  record Cost(double passMs, double encodingMs, long bytes) {}

  PlainEncoding(Path model) throws IOException {
    Network network = OnnxReader.read(model, ReadLimits.standard());
    input = network.graph().inputs().get(0).name();
    List<String> values =
        network.graph().nodes().stream().flatMap(node -> node.outputs().stream()).toList();
    Program compiled = GraphCompiler.compile(network, values);
    engine = Engine.start(EngineSettings.standard());
    program = engine.load(compiled);
    weights = engine.upload(compiled, network.weights());
  }

  Cost encode(BufferedImage picture) throws IOException {
    long start = System.nanoTime();
    Map<String, Tensor> values = program.run(Map.of(input, pixels(picture)), weights);
    long passed = System.nanoTime();
    Map<String, List<String>> maps = new LinkedHashMap<>();
    for (Map.Entry<String, Tensor> value : values.entrySet()) {
      if (value.getValue().shape().rank() == 4) {
        maps.put(value.getKey(), pngs(value.getValue()));
      }
    }
    long bytes = new ObjectMapper().writeValueAsBytes(maps).length;
    long encoded = System.nanoTime();
    return new Cost((passed - start) / 1e6, (encoded - passed) / 1e6, bytes);
  }

  private static Tensor pixels(BufferedImage picture) {
    int side = picture.getWidth();
    ByteBuffer data =
        ByteBuffer.allocateDirect(3 * side * side * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer floats = data.asFloatBuffer();
    for (int channel = 0; channel < 3; channel++) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          int colour = (picture.getRGB(x, y) >> (16 - 8 * channel)) & 0xFF;
          floats.put((colour / 255f - MEAN[channel]) / DEVIATION[channel]);
        }
      }
    }
    return new Tensor(ElementType.FLOAT32, Shape.of(1, 3, side, side), data);
  }

  private static List<String> pngs(Tensor value) throws IOException {
    long[] sizes = value.shape().sizes();
    int texels = Math.toIntExact(sizes[2] * sizes[3]);
    float[] map = new float[texels];
    FloatBuffer floats = value.data().asFloatBuffer();
    List<String> pngs = new ArrayList<>();
    for (int channel = 0; channel < sizes[1]; channel++) {
      floats.get(map);
      pngs.add(png(map, Math.toIntExact(sizes[3]), Math.toIntExact(sizes[2])));
    }
    return pngs;
  }

  /** From the least value black to the greatest white. */
  private static String png(float[] map, int width, int height) throws IOException {
    float least = Float.MAX_VALUE;
    float greatest = -Float.MAX_VALUE;
    for (float value : map) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    float scale = greatest > least ? 255 / (greatest - least) : 0;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] grey = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < map.length; i++) {
      grey[i] = (byte) Math.round((map[i] - least) * scale);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  @Override
  public void close() {
    weights.close();
    program.close();
    engine.close();
  }
}
