package io.vitrine.viewer.xr;

import static io.vitrine.viewer.xr.Calls.check;
import static org.lwjgl.openxr.XR10.*;

import io.vitrine.viewer.gl.Canvas;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.openxr.FBDisplayRefreshRate;
import org.lwjgl.openxr.XrCompositionLayerProjection;
import org.lwjgl.openxr.XrCompositionLayerProjectionView;
import org.lwjgl.openxr.XrFovf;
import org.lwjgl.openxr.XrFrameBeginInfo;
import org.lwjgl.openxr.XrFrameEndInfo;
import org.lwjgl.openxr.XrFrameState;
import org.lwjgl.openxr.XrFrameWaitInfo;
import org.lwjgl.openxr.XrReferenceSpaceCreateInfo;
import org.lwjgl.openxr.XrSession;
import org.lwjgl.openxr.XrSessionBeginInfo;
import org.lwjgl.openxr.XrSessionCreateInfo;
import org.lwjgl.openxr.XrSpace;
import org.lwjgl.openxr.XrSpaceLocation;
import org.lwjgl.openxr.XrView;
import org.lwjgl.openxr.XrViewLocateInfo;
import org.lwjgl.openxr.XrViewState;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** One session: its spaces, pictures and frames. A frame makes no garbage. */
final class Session implements AutoCloseable {
  private static final int STEREO = XR_VIEW_CONFIGURATION_TYPE_PRIMARY_STEREO;
  private static final long TRACKED =
      XR_SPACE_LOCATION_POSITION_VALID_BIT | XR_SPACE_LOCATION_ORIENTATION_VALID_BIT;

  private final GraphicsBinding binding;
  private final XrSession handle;
  private final XrSpace room;
  private final XrSpace head;
  private final boolean floor;
  private final Inputs inputs;
  private final Swapchain[] eyes = new Swapchain[2];

  private final XrFrameWaitInfo waitInfo = XrFrameWaitInfo.calloc().type$Default();
  private final XrFrameState frame = XrFrameState.calloc().type$Default();
  private final XrFrameBeginInfo beginInfo = XrFrameBeginInfo.calloc().type$Default();
  private final XrFrameEndInfo endInfo = XrFrameEndInfo.calloc().type$Default();
  private final XrViewLocateInfo locateInfo = XrViewLocateInfo.calloc().type$Default();
  private final XrViewState viewState = XrViewState.calloc().type$Default();
  private final XrView.Buffer views = XrView.calloc(2);
  private final IntBuffer viewCount = MemoryUtil.memAllocInt(1);
  private final XrSpaceLocation location = XrSpaceLocation.calloc().type$Default();
  private final XrCompositionLayerProjection layer =
      XrCompositionLayerProjection.calloc().type$Default();
  private final XrCompositionLayerProjectionView.Buffer layerViews =
      XrCompositionLayerProjectionView.calloc(2);
  private final PointerBuffer layers = MemoryUtil.memAllocPointer(1);
  private boolean waited;

  /**
   * @param seated whether heights count from the eye and not from the floor
   */
  Session(Runtime runtime, GraphicsBinding binding, boolean seated) {
    this.binding = binding;
    runtime.checkOpenGl();
    try (MemoryStack stack = MemoryStack.stackPush()) {
      var create = XrSessionCreateInfo.calloc(stack).type$Default().systemId(runtime.system());
      binding.name(create, stack);
      PointerBuffer out = stack.mallocPointer(1);
      check(xrCreateSession(runtime.instance(), create, out), "xrCreateSession");
      handle = new XrSession(out.get(0), runtime.instance());
      binding.makeCurrent();
      floor = !seated && offers(XR_REFERENCE_SPACE_TYPE_STAGE, stack);
      room = space(floor ? XR_REFERENCE_SPACE_TYPE_STAGE : XR_REFERENCE_SPACE_TYPE_LOCAL, stack);
      head = space(XR_REFERENCE_SPACE_TYPE_VIEW, stack);
    }
    inputs = new Inputs(runtime, handle);
    for (int eye = 0; eye < eyes.length; eye++) {
      eyes[eye] = new Swapchain(handle, runtime.width(), runtime.height());
    }
    binding.makeCurrent();
    prepareFrames();
    if (runtime.has(FBDisplayRefreshRate.XR_FB_DISPLAY_REFRESH_RATE_EXTENSION_NAME)) {
      takeHighestRate();
    }
  }

  private void prepareFrames() {
    views.forEach(XrView::type$Default);
    locateInfo.viewConfigurationType(STEREO).space(room);
    for (int eye = 0; eye < eyes.length; eye++) {
      XrCompositionLayerProjectionView view = layerViews.get(eye).type$Default();
      view.subImage().swapchain(eyes[eye].handle());
      view.subImage().imageRect().extent().set(eyes[eye].width(), eyes[eye].height());
    }
    layer.space(room).views(layerViews);
    layers.put(0, layer);
    endInfo.environmentBlendMode(XR_ENVIRONMENT_BLEND_MODE_OPAQUE);
  }

  private boolean offers(int type, MemoryStack stack) {
    IntBuffer count = stack.mallocInt(1);
    check(xrEnumerateReferenceSpaces(handle, count, null), "xrEnumerateReferenceSpaces");
    IntBuffer types = stack.mallocInt(count.get(0));
    check(xrEnumerateReferenceSpaces(handle, count, types), "xrEnumerateReferenceSpaces");
    for (int i = 0; i < types.capacity(); i++) {
      if (types.get(i) == type) {
        return true;
      }
    }
    return false;
  }

  private XrSpace space(int type, MemoryStack stack) {
    var create = XrReferenceSpaceCreateInfo.calloc(stack).type$Default().referenceSpaceType(type);
    create.poseInReferenceSpace().orientation().w(1);
    PointerBuffer out = stack.mallocPointer(1);
    check(xrCreateReferenceSpace(handle, create, out), "xrCreateReferenceSpace");
    return new XrSpace(out.get(0), handle);
  }

  /** The smoothest picture the headset gives; a refusal changes nothing. */
  private void takeHighestRate() {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer count = stack.mallocInt(1);
      int result = FBDisplayRefreshRate.xrEnumerateDisplayRefreshRatesFB(handle, count, null);
      if (result < 0 || count.get(0) < 2) {
        return;
      }
      FloatBuffer rates = stack.mallocFloat(count.get(0));
      check(
          FBDisplayRefreshRate.xrEnumerateDisplayRefreshRatesFB(handle, count, rates),
          "xrEnumerateDisplayRefreshRatesFB");
      float highest = 0;
      for (int i = 0; i < rates.capacity(); i++) {
        highest = Math.max(highest, rates.get(i));
      }
      int ignored = FBDisplayRefreshRate.xrRequestDisplayRefreshRateFB(handle, highest);
    }
  }

  XrSession handle() {
    return handle;
  }

  /** Whether heights count from the floor; else from where the eye was at first. */
  boolean floor() {
    return floor;
  }

  void begin() {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      check(
          xrBeginSession(
              handle,
              XrSessionBeginInfo.calloc(stack).type$Default().primaryViewConfigurationType(STEREO)),
          "xrBeginSession");
    }
  }

  void end() {
    endOpenFrame();
    check(xrEndSession(handle), "xrEndSession");
  }

  void askToLeave() {
    check(xrRequestExitSession(handle), "xrRequestExitSession");
  }

  /** Waits for the next frame and says where everything will be when it is seen. */
  void next(Moment moment, boolean focused) {
    endOpenFrame();
    check(xrWaitFrame(handle, waitInfo, frame), "xrWaitFrame");
    waited = true;
    moment.nanos = frame.predictedDisplayTime();
    moment.seen = frame.shouldRender();
    locateInfo.displayTime(moment.nanos);
    check(xrLocateViews(handle, locateInfo, viewState, viewCount, views), "xrLocateViews");
    check(xrLocateSpace(head, room, moment.nanos, location), "xrLocateSpace");
    moment.tracked = (location.locationFlags() & TRACKED) == TRACKED;
    if (moment.tracked) {
      moment.head.set(location.pose());
      for (int eye = 0; eye < eyes.length; eye++) {
        Moment.Eye into = moment.eyes[eye];
        into.place.set(views.get(eye).pose());
        XrFovf angles = views.get(eye).fov();
        into.left = (float) -Math.tan(angles.angleLeft());
        into.right = (float) Math.tan(angles.angleRight());
        into.up = (float) Math.tan(angles.angleUp());
        into.down = (float) -Math.tan(angles.angleDown());
      }
    }
    inputs.ask(room, moment.nanos, focused, moment);
  }

  /** Ends the frame that was waited for, with a picture for each eye if it is seen. */
  void show(Moment moment, Canvas[] canvases) {
    if (!waited) {
      return;
    }
    check(xrBeginFrame(handle, beginInfo), "xrBeginFrame");
    waited = false;
    boolean seen = moment.seen && moment.tracked;
    if (seen) {
      for (int eye = 0; eye < eyes.length; eye++) {
        eyes[eye].put(canvases[eye]);
        layerViews.get(eye).pose(views.get(eye).pose()).fov(views.get(eye).fov());
      }
    }
    end(seen);
    binding.makeCurrent();
    // What the runtime did wrong in our context is not ours.
    binding.gpu().forget();
  }

  private void end(boolean seen) {
    endInfo.displayTime(frame.predictedDisplayTime());
    if (seen) {
      endInfo.layers(layers).layerCount(1);
    } else {
      endInfo.layers(null).layerCount(0);
    }
    check(xrEndFrame(handle, endInfo), "xrEndFrame");
  }

  /** A frame that was waited for and not drawn is ended without a picture. */
  private void endOpenFrame() {
    if (waited) {
      waited = false;
      check(xrBeginFrame(handle, beginInfo), "xrBeginFrame");
      end(false);
    }
  }

  void feel(int hand, float strength, float seconds) {
    inputs.feel(hand, strength, seconds);
  }

  @Override
  public void close() {
    for (Swapchain eye : eyes) {
      if (eye != null) {
        eye.close();
      }
    }
    inputs.close();
    xrDestroySpace(room);
    xrDestroySpace(head);
    xrDestroySession(handle);
    waitInfo.free();
    frame.free();
    beginInfo.free();
    endInfo.free();
    locateInfo.free();
    viewState.free();
    views.free();
    MemoryUtil.memFree(viewCount);
    location.free();
    layer.free();
    layerViews.free();
    MemoryUtil.memFree(layers);
    binding.makeCurrent();
  }
}
