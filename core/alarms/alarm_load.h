// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace vestigo::alarms {

/// EEMUA 191 and IEC 62682 judge alarms by ten minutes: about one is bearable in the long run, ten are a
/// flood.
constexpr double windowSeconds = 600.0;
constexpr std::size_t floodCount = 10;

/// When one recording called somebody: the beginnings of its incidents and of their episodes, in seconds from
/// its start. What was shelved is counted but calls nobody.
struct RecordedAlarms {
    double durationSeconds = 0.0;
    std::vector<double> incidents;
    std::vector<double> episodes;
    std::size_t shelvedIncidents = 0;
    std::size_t shelvedEpisodes = 0;
};

/// The ten minutes with the most incidents.
struct PeakWindow {
    std::size_t recording = 0; ///< place in the list that was judged
    double start = 0.0;        ///< s; the window is [start, start + windowSeconds)
    std::size_t incidents = 0;
};

/// How many alarms there were to bear. Rates are of recordings of at least ten minutes: from a shorter one no
/// rate per ten minutes can be told, so it is only counted.
struct AlarmLoad {
    std::size_t recordings = 0;
    std::size_t incidents = 0;
    std::size_t episodes = 0;
    std::size_t shelvedIncidents = 0;
    std::size_t shelvedEpisodes = 0;
    double observedSeconds = 0.0; ///< of all recordings

    std::size_t ratedRecordings = 0; ///< of at least ten minutes
    std::size_t ratedIncidents = 0;
    double ratedSeconds = 0.0;
    std::optional<double> incidentsPerWindow; ///< average per ten minutes; empty: nothing is long enough
    std::optional<double> episodesPerWindow;
    std::optional<PeakWindow> peak; ///< of the rated recordings; empty: nothing is long enough or no incident
    std::optional<double> floodShare; ///< 0..1 of the rated time; empty: nothing is long enough

    /// Seconds in flood, short recordings too: that ten came within less than ten minutes needs no rate.
    double floodSeconds = 0.0;
};

/// The load of some recordings, each judged by itself. Flood: moments t at which at least `floodCount`
/// incidents began in (t - windowSeconds, t]. Exact: the window slides, there are no bins. What happened
/// before a recording began is unknown, so in its first ten minutes flood is only told from what is in it.
/// Beginnings that are not finite are left out.
AlarmLoad alarmLoad(const std::vector<RecordedAlarms>& recordings);

/// How an average rate is judged by EEMUA 191 (alarms per ten minutes and operator, steady running).
enum class LoadRating {
    Acceptable,    ///< at most 1: very likely to be acceptable
    Manageable,    ///< at most 2
    OverDemanding, ///< below 10: likely to be over-demanding
    Unacceptable   ///< 10 and more: very likely to be unacceptable
};
LoadRating ratingOf(double incidentsPerWindow);

} // namespace vestigo::alarms
