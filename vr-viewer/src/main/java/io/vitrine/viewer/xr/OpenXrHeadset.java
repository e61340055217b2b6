package io.vitrine.viewer.xr;

import static io.vitrine.viewer.xr.Calls.check;
import static org.lwjgl.openxr.XR10.*;

import io.vitrine.viewer.display.DisplayException;
import io.vitrine.viewer.gl.Canvas;
import io.vitrine.viewer.gl.Gpu;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.lwjgl.openxr.XrEventDataBuffer;
import org.lwjgl.openxr.XrEventDataSessionStateChanged;

/**
 * A headset behind an OpenXR runtime. A session that is lost, or a runtime that restarts, is tried
 * again for a while; the OpenGL context and all in it live on meanwhile.
 */
public final class OpenXrHeadset implements Headset {
  /** How long a runtime may be away. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(8);

  private static final long PAUSE_MILLIS = 20;
  private static final long RETRY_MILLIS = 500;

  /** How long an end that was asked for may take. */
  private static final long FAREWELL_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Set<String> offered;
  private final GraphicsBinding binding;
  private final boolean seated;
  private final SessionLife life = new SessionLife();
  private final XrEventDataBuffer event = XrEventDataBuffer.calloc();
  private Optional<Runtime> runtime;
  private Optional<Session> session = Optional.empty();
  private final int width;
  private final int height;
  private final String name;
  private boolean floor;
  private boolean left;
  private long lostAt;

  private OpenXrHeadset(
      Set<String> offered, GraphicsBinding binding, Runtime runtime, boolean seated) {
    this.offered = offered;
    this.binding = binding;
    this.runtime = Optional.of(runtime);
    this.seated = seated;
    width = runtime.width();
    height = runtime.height();
    name = runtime.name();
    session = Optional.of(new Session(runtime, binding, seated));
    floor = session.get().floor();
  }

  /**
   * Finds the headset of this machine.
   *
   * @param seated whether heights count from the eye
   * @param binding "egl" or "xlib", or empty for whatever fits
   * @throws DisplayException if there is no runtime, no headset or no fitting OpenGL; the message
   *     says which
   */
  public static OpenXrHeadset open(boolean seated, String binding) {
    if (!RuntimeFiles.any()) {
      throw new DisplayException("No headset: " + Calls.words(XR_ERROR_RUNTIME_UNAVAILABLE) + ".");
    }
    try {
      Set<String> offered = Runtime.offered();
      GraphicsBinding graphics = GraphicsBinding.open(offered, binding);
      try {
        Runtime runtime = Runtime.connect(offered, graphics.extension());
        try {
          return new OpenXrHeadset(offered, graphics, runtime, seated);
        } catch (RuntimeException e) {
          runtime.close();
          throw e;
        }
      } catch (RuntimeException e) {
        graphics.close();
        throw e;
      }
    } catch (XrException e) {
      throw new DisplayException("No headset: " + e.getMessage() + ".");
    }
  }

  @Override
  public Gpu gpu() {
    return binding.gpu();
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public SessionState state() {
    return life.state();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean left() {
    return left;
  }

  /** Whether heights count from the floor. */
  @Override
  public boolean floor() {
    return floor;
  }

  @Override
  public boolean next(Moment moment) {
    try {
      if (session.isEmpty()) {
        renew();
      } else {
        follow();
      }
      if (life.running() && session.isPresent()) {
        session.get().next(moment, life.hands());
        return true;
      }
    } catch (XrException e) {
      lose(e);
    }
    pause(session.isEmpty() ? RETRY_MILLIS : PAUSE_MILLIS);
    return false;
  }

  @Override
  public void show(Moment moment, Canvas[] eyes) {
    if (session.isEmpty()) {
      return;
    }
    try {
      session.get().show(moment, eyes);
    } catch (XrException e) {
      lose(e);
    }
  }

  @Override
  public void feel(int hand, float strength, float seconds) {
    if (session.isPresent() && life.hands()) {
      try {
        session.get().feel(hand, strength, seconds);
      } catch (XrException e) {
        lose(e);
      }
    }
  }

  /** Takes in what the runtime says. */
  private void follow() {
    while (runtime.isPresent()) {
      event.type$Default();
      if (check(xrPollEvent(runtime.get().instance(), event), "xrPollEvent")
          == XR_EVENT_UNAVAILABLE) {
        return;
      }
      if (event.type() == XR_TYPE_EVENT_DATA_INSTANCE_LOSS_PENDING) {
        throw new XrException(XR_ERROR_INSTANCE_LOST, "the OpenXR runtime is going away");
      }
      if (event.type() == XR_TYPE_EVENT_DATA_SESSION_STATE_CHANGED) {
        var changed = XrEventDataSessionStateChanged.create(event.address());
        reached(SessionState.of(changed.state()));
      }
    }
  }

  private void reached(SessionState state) {
    Session current = session.orElseThrow();
    switch (life.reached(state)) {
      case BEGIN -> current.begin();
      case END -> current.end();
      case RENEW ->
          throw new XrException(XR_ERROR_SESSION_LOST, "the headset's session is going away");
      case LEAVE -> left = true;
      case NOTHING -> {
        // The runtime is told nothing.
      }
    }
  }

  /** Lets go of all that is lost; it is tried again from {@link #next}. */
  private void lose(XrException why) {
    if (!why.lost()) {
      throw why;
    }
    boolean before = session.isPresent();
    life.lost();
    letGo();
    if (before) {
      lostAt = System.nanoTime();
    } else if (System.nanoTime() - lostAt > PATIENCE_NANOS) {
      throw why;
    }
  }

  private void renew() {
    if (runtime.isEmpty()) {
      runtime = Optional.of(Runtime.connect(offered, binding.extension()));
    }
    session = Optional.of(new Session(runtime.get(), binding, seated));
    floor = session.get().floor();
  }

  private void letGo() {
    session.ifPresent(Session::close);
    session = Optional.empty();
    runtime.ifPresent(Runtime::close);
    runtime = Optional.empty();
    binding.makeCurrent();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves in the order that the runtime wants: asked for, stopped, let go. */
  private void sayFarewell() {
    try {
      if (session.isPresent() && life.askToLeave()) {
        session.get().askToLeave();
        long end = System.nanoTime() + FAREWELL_NANOS;
        Moment unseen = new Moment();
        while (!left && System.nanoTime() < end) {
          follow();
          if (life.running()) {
            session.get().next(unseen, false);
          } else {
            pause(PAUSE_MILLIS);
          }
        }
      }
    } catch (XrException e) {
      // The runtime is gone before us: there is nobody to say it to.
      life.lost();
    }
  }

  @Override
  public void close() {
    sayFarewell();
    letGo();
    event.free();
    binding.close();
  }
}
