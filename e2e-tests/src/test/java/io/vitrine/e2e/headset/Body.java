package io.vitrine.e2e.headset;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.joml.Quaternionf;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/**
 * The head and hands of Monado's `remote` headset, version 3 of its protocol: one record of 376
 * bytes for each change, little endian.
 */
final class Body implements AutoCloseable {
  private static final int BYTES = 376;
  private static final byte[] HEADER = "mndrmt3\0".getBytes(StandardCharsets.US_ASCII);

  /** A part of the body, in metres of the room. */
  static final class Part {
    final Vector3f position = new Vector3f();
    final Quaternionf orientation = new Quaternionf();

    /** Puts it somewhere, turned so that it points at something. */
    Part at(Vector3fc place, Vector3fc target) {
      position.set(place);
      Vector3f way = new Vector3f(target).sub(place).normalize();
      orientation.set(towards(way));
      return this;
    }

    private static Quaternionf towards(Vector3f way) {
      float yaw = (float) Math.atan2(-way.x, -way.z);
      float pitch = (float) Math.asin(Math.max(-1, Math.min(1, way.y)));
      return new Quaternionf().rotateY(yaw).rotateX(pitch);
    }
  }

  /** A hand and what it presses. */
  static final class Hand {
    final Part part = new Part();
    boolean trigger;
    float squeeze;
    float stickX;
    float stickY;
    boolean a;
    boolean b;
  }

  final Part head = new Part();
  final Hand left = new Hand();
  final Hand right = new Hand();

  /** Half the distance between the eyes, and the slope angle to every edge of their pictures. */
  float halfEyes = 0.032f;

  float edge = (float) Math.toRadians(42.5);

  private final Socket socket;

  Body(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    // The service says where all is at rest, twice.
    InputStream in = socket.getInputStream();
    if (in.readNBytes(2 * BYTES).length != 2 * BYTES) {
      throw new IOException("Monado's remote headset hung up");
    }
    head.position.set(0, 1.6f, 0);
    left.part.position.set(-0.25f, 0.9f, -0.1f);
    right.part.position.set(0.25f, 0.9f, -0.1f);
  }

  /** Tells the service. */
  void send() throws IOException {
    ByteBuffer out = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.put(HEADER);
    for (int eye = 0; eye < 2; eye++) {
      out.putFloat(-edge).putFloat(edge).putFloat(edge).putFloat(-edge);
      Part place = new Part();
      place.position.x = eye == 0 ? -halfEyes : halfEyes;
      put(out, place);
      out.putInt(0);
    }
    put(out, head);
    out.put((byte) 1).put(new byte[3]);
    put(out, left);
    put(out, right);
    socket.getOutputStream().write(out.array());
    socket.getOutputStream().flush();
  }

  private static void put(ByteBuffer out, Part part) {
    Quaternionf q = part.orientation;
    out.putFloat(q.x).putFloat(q.y).putFloat(q.z).putFloat(q.w);
    out.putFloat(part.position.x).putFloat(part.position.y).putFloat(part.position.z);
  }

  private static void put(ByteBuffer out, Hand hand) {
    put(out, hand.part);
    // Velocities and curled fingers: none.
    out.position(out.position() + 4 * (3 + 3 + 5));
    out.putFloat(hand.trigger ? 1 : 0).putFloat(hand.squeeze).putFloat(hand.squeeze);
    out.putFloat(hand.stickX).putFloat(hand.stickY);
    out.putFloat(0).putFloat(0).putFloat(0);
    // Tracked, then buttons and touches in Monado's order.
    put(out, false, true, false, false, hand.a, hand.a, hand.b, hand.b);
    put(out, hand.trigger, hand.trigger, false, false, false, false, false, false);
  }

  private static void put(ByteBuffer out, boolean... flags) {
    for (boolean flag : flags) {
      out.put((byte) (flag ? 1 : 0));
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
