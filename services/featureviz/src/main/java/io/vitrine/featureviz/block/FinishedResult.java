package io.vitrine.featureviz.block;

/** A result of a block, before it is stored. */
public sealed interface FinishedResult permits FinishedPicture, FinishedRecord {}
