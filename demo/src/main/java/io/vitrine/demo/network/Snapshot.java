package io.vitrine.demo.network;

/**
 * A network's weights at one step.
 *
 * @param step optimiser steps taken
 * @param parameters trained floats in the order of the layout
 * @param running running statistics in the order of the layout
 */
@SuppressWarnings("ArrayRecordComponent")
public record Snapshot(int step, float[] parameters, float[] running) {}
