// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/vgmsstgat/normal_profiles.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vestigo::models::trees {

/// What of the other terminals counts at a step.
struct SiteView {
    std::vector<std::vector<float>> totals; ///< [terminal][step] TerminalFeatures::total of each
    std::vector<float> median;              ///< [step] of the terminals
};

/// How many features a row has.
std::size_t featureCount();

/// Their names in the row's order, for a look at what the trees lean on.
std::vector<std::string> featureNames();

class RowWriter;

/// The features that the trees ask about, made by hand, of one terminal, step by step. None of them belongs
/// to a terminal or to a place in a table: of each group of columns the greatest deviations, whichever column
/// they are of, so that they mean the same at a plant that was never seen; and the columns of the contract by
/// their names.
class TerminalFeatures {
public:
    /// `profiles`: what is usual; a terminal that they do not know is judged by its own recording.
    /// `columns`: of the recording's terminal of that place. `recording.causal`: a step may not know what
    /// came after it.
    TerminalFeatures(const vgmsstgat::NormalProfiles& profiles, const timeline::AlignedRecording& recording,
                     std::size_t terminal, const kmeans::TerminalColumns& columns);

    /// [step] how far the terminal is from its usual: root mean square of the residuals of its columns, NaN
    /// where nothing is known.
    std::vector<float> total() const;

    /// Writes the features of `step`, NaN where unknown, and for each the column (of `names`) that it comes
    /// from, -1 where from none. `terminal`: which one of `site` this is.
    void row(std::size_t step, const SiteView& site, std::size_t terminal, std::vector<float>& values,
             std::vector<std::int32_t>& sources) const;

    const std::vector<std::string>& names() const { return names_; }
    std::size_t steps() const { return attended_.size(); }

private:
    using Columns = std::vector<std::vector<float>>; ///< [column][step], NaN where not known
    void addGroup(std::size_t step, std::size_t view, timeline::FeatureGroup group, RowWriter& out) const;
    void addCounts(std::size_t step, RowWriter& out) const;
    void addNovelties(std::size_t step, RowWriter& out) const;

    std::vector<std::string> names_;             ///< [column]
    std::vector<timeline::FeatureGroup> groups_; ///< [column]
    std::vector<std::vector<Columns>> views_;    ///< [view][window] means
    Columns novelties_;                          ///< [kind of trait][step] of what the logs say
    bool logs_ = false;                          ///< they say anything of this terminal
    std::vector<std::uint8_t> attended_;
    std::vector<float> attendedFor_;  ///< [step] steps since people came or (negative) went
    std::vector<std::int32_t> named_; ///< [name of the contract] column, -1: none
};

SiteView siteView(std::vector<std::vector<float>> totals, std::size_t steps);

} // namespace vestigo::models::trees
