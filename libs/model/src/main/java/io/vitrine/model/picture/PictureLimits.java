package io.vitrine.model.picture;

/**
 * What a picture may cost.
 *
 * @param pixels most pixels a picture may say it has; checked on its header, before any is decoded
 * @param bytes most bytes a picture file may have
 */
public record PictureLimits(long pixels, long bytes) {}
