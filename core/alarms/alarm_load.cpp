// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alarms/alarm_load.h"

#include <algorithm>
#include <cmath>

namespace vestigo::alarms {

namespace {

std::vector<double> sorted(const std::vector<double>& beginnings) {
    std::vector<double> out;
    std::copy_if(beginnings.begin(), beginnings.end(), std::back_inserter(out),
                 [](double t) { return std::isfinite(t); });
    std::sort(out.begin(), out.end());
    return out;
}

/// The fullest window; the first of several. A window that holds the most can always be moved until one of
/// its incidents stands at its beginning.
PeakWindow fullest(const std::vector<double>& t) {
    PeakWindow peak;
    std::size_t end = 0;
    for (std::size_t first = 0; first < t.size(); ++first) {
        while (end < t.size() && t[end] < t[first] + windowSeconds) {
            ++end;
        }
        if (end - first > peak.incidents) {
            peak.incidents = end - first;
            peak.start = t[first];
        }
    }
    return peak;
}

/// From each incident that is the tenth within the window until the first of those ten leaves it.
double secondsInFlood(const std::vector<double>& t, double duration) {
    double seconds = 0.0;
    double counted = 0.0; // up to here
    for (std::size_t tenth = floodCount - 1; tenth < t.size(); ++tenth) {
        const double end = std::min(t[tenth - (floodCount - 1)] + windowSeconds, duration);
        const double begin = std::max(t[tenth], counted);
        if (end > begin) {
            seconds += end - begin;
            counted = end;
        }
    }
    return seconds;
}

} // namespace

AlarmLoad alarmLoad(const std::vector<RecordedAlarms>& recordings) {
    AlarmLoad load;
    std::size_t ratedEpisodes = 0;
    double ratedFlood = 0.0;
    load.recordings = recordings.size();
    for (std::size_t i = 0; i < recordings.size(); ++i) {
        const RecordedAlarms& one = recordings[i];
        const double duration = std::isfinite(one.durationSeconds) ? std::max(0.0, one.durationSeconds) : 0.0;
        const std::vector<double> incidents = sorted(one.incidents);
        const std::size_t episodes = sorted(one.episodes).size();
        const double flood = secondsInFlood(incidents, duration);
        load.incidents += incidents.size();
        load.episodes += episodes;
        load.shelvedIncidents += one.shelvedIncidents;
        load.shelvedEpisodes += one.shelvedEpisodes;
        load.observedSeconds += duration;
        load.floodSeconds += flood;
        if (duration < windowSeconds) {
            continue;
        }
        ++load.ratedRecordings;
        load.ratedIncidents += incidents.size();
        load.ratedSeconds += duration;
        ratedEpisodes += episodes;
        ratedFlood += flood;
        PeakWindow peak = fullest(incidents);
        peak.recording = i;
        if (peak.incidents > (load.peak ? load.peak->incidents : 0)) {
            load.peak = peak;
        }
    }
    if (load.ratedRecordings > 0) {
        const double windows = load.ratedSeconds / windowSeconds;
        load.incidentsPerWindow = static_cast<double>(load.ratedIncidents) / windows;
        load.episodesPerWindow = static_cast<double>(ratedEpisodes) / windows;
        load.floodShare = ratedFlood / load.ratedSeconds;
    }
    return load;
}

LoadRating ratingOf(double incidentsPerWindow) {
    if (incidentsPerWindow <= 1.0) {
        return LoadRating::Acceptable;
    }
    if (incidentsPerWindow <= 2.0) {
        return LoadRating::Manageable;
    }
    return incidentsPerWindow < 10.0 ? LoadRating::OverDemanding : LoadRating::Unacceptable;
}

} // namespace vestigo::alarms
