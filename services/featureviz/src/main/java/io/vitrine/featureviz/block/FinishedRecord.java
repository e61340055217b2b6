package io.vitrine.featureviz.block;

/**
 * A finished record of the blob store. Where its name has one already, that one stays.
 *
 * @param space of the blob store
 * @param name content name, as the block's item says
 * @param bytes not to be changed any more
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record FinishedRecord(String space, String name, byte[] bytes) implements FinishedResult {}
