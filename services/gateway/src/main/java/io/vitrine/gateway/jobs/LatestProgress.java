package io.vitrine.gateway.jobs;

import io.vitrine.protocol.JobProgress;
import io.vitrine.protocol.JobProgress.ItemProgress;
import io.vitrine.protocol.Objective;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last that was heard of each block, with the last preview of each picture. Thread-safe. */
final class LatestProgress {
  private final Map<String, Map<Integer, JobProgress>> jobs = new HashMap<>();
  private final int blocks;

  /**
   * @param blocks of one job that are kept, those heard of last
   */
  LatestProgress(int blocks) {
    this.blocks = blocks;
  }

  synchronized void put(JobProgress news) {
    Map<Integer, JobProgress> job =
        jobs.computeIfAbsent(news.getJob(), key -> new LinkedHashMap<>());
    JobProgress before = job.remove(news.getBlock());
    job.put(news.getBlock(), before == null ? news : over(before, news));
    if (job.size() > blocks) {
      job.remove(job.keySet().iterator().next());
    }
  }

  synchronized void forget(String job) {
    jobs.remove(job);
  }

  synchronized List<JobProgress> of(String job) {
    return List.copyOf(jobs.getOrDefault(job, Map.of()).values());
  }

  /** The later one, with the earlier one's previews where it has none. */
  static JobProgress over(JobProgress before, JobProgress after) {
    Map<Objective, ItemProgress> previews = new HashMap<>();
    before.getItemsList().forEach(item -> previews.put(item.getObjective(), item));
    JobProgress.Builder merged = after.toBuilder().clearItems();
    for (ItemProgress item : after.getItemsList()) {
      ItemProgress earlier = previews.get(item.getObjective());
      merged.addItems(
          item.getPreviewPng().isEmpty() && earlier != null
              ? item.toBuilder().setPreviewPng(earlier.getPreviewPng()).build()
              : item);
    }
    return merged.build();
  }
}
