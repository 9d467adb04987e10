// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/models/model_api.h"
#include "core/models/vgmsstgat/normal_profiles.h"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace vestigo::models::trees {

using Usual = vgmsstgat::NormalProfiles; ///< what is usual of the terminals, and of what the logs say

/// Whose recordings some examples are (AlignedRecording::site): only at one plant is a terminal of one name
/// the same one. Each recording is judged by what others of its plant taught; trees that are to judge a plant
/// must not have seen any recording of it where there are several plants (severalPlants), else none of that
/// recording: of two or three plants too little would be left to learn from. Two or three whose terminals all
/// have different names are one: what is usual of each terminal can be known.
class Plants {
public:
    static constexpr std::size_t usualFolds = 4;
    static constexpr std::size_t severalPlants = 4;

    /// `mostFolds`: how many parts of a plant's recordings are left out in turn; 1: none is.
    explicit Plants(const std::vector<TrainingExample>& examples, std::size_t mostFolds = usualFolds);
    /// All of one plant, whatever they are called.
    static Plants one(std::size_t examples, std::size_t mostFolds = usualFolds);

    std::size_t count() const { return plants_.size(); }
    std::size_t folds() const;
    /// Which of folds() an example belongs to.
    std::size_t foldOf(std::size_t example) const;
    /// All examples, plant by plant, and of each plant fold by fold.
    std::vector<std::size_t> foldByFold() const;

    /// Those of all folds but one; of a single example there are no others, it stays.
    std::vector<TrainingExample> without(std::size_t fold,
                                         const std::vector<TrainingExample>& examples) const;

    /// [example] what is usual in the other folds of its plant. A recording that is the only one of its plant
    /// is judged by itself (an empty Usual) where there are other plants, and by what it taught where there
    /// is none.
    std::vector<std::shared_ptr<const Usual>>
    usualOfOthers(const std::vector<vgmsstgat::ExampleColumns>& columns, bool past,
                  const CancelToken& cancel) const;

    /// [site] what is usual in all its recordings.
    std::map<std::string, Usual> usualOfEach(const std::vector<vgmsstgat::ExampleColumns>& columns, bool past,
                                             const CancelToken& cancel) const;

private:
    explicit Plants(std::size_t mostFolds)
        : mostFolds_(mostFolds) {}
    using Members = std::vector<std::size_t>; ///< examples
    bool byPlant() const { return plants_.size() >= severalPlants; }
    Usual fit(const Members& members, std::size_t withoutFold,
              const std::vector<vgmsstgat::ExampleColumns>& columns, bool past,
              const CancelToken& cancel) const;

    std::size_t mostFolds_;
    std::map<std::string, Members> plants_;
    std::vector<std::size_t> foldOf_; ///< [example]
};

/// What is usual where a recording of this site comes from; where all that is known is of one plant, that;
/// null: nothing is known.
const Usual* usualAt(const std::map<std::string, Usual>& usual, const std::string& site);

} // namespace vestigo::models::trees
