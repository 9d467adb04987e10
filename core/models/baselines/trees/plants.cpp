// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/trees/plants.h"

#include <algorithm>
#include <utility>

namespace vestigo::models::trees {

namespace {

constexpr auto noFold = static_cast<std::size_t>(-1);

/// Whether no terminal of one plant has the name of one of another.
bool allNamesDiffer(const std::vector<TrainingExample>& examples) {
    std::map<std::string, std::string> siteOf;
    for (const TrainingExample& example : examples) {
        for (const timeline::AlignedTerminal& terminal : example.recording->terminals) {
            const auto [known, isNew] = siteOf.emplace(terminal.id, example.recording->site);
            if (known->second != example.recording->site) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

Plants::Plants(const std::vector<TrainingExample>& examples, std::size_t mostFolds)
    : mostFolds_(mostFolds)
    , foldOf_(examples.size(), 0) {
    for (std::size_t e = 0; e < examples.size(); ++e) {
        plants_[examples[e].recording->site].push_back(e);
    }
    if (plants_.size() > 1 && plants_.size() < severalPlants && allNamesDiffer(examples)) {
        *this = one(examples.size(), mostFolds);
        return;
    }
    std::size_t number = 0;
    for (const auto& [site, members] : plants_) {
        for (std::size_t i = 0; i < members.size(); ++i) {
            foldOf_[members[i]] = (byPlant() ? number : i) % mostFolds_;
        }
        ++number;
    }
}

Plants Plants::one(std::size_t examples, std::size_t mostFolds) {
    Plants plants(mostFolds);
    Members& members = plants.plants_[""];
    for (std::size_t e = 0; e < examples; ++e) {
        members.push_back(e);
        plants.foldOf_.push_back(e % mostFolds);
    }
    return plants;
}

std::size_t Plants::folds() const {
    std::size_t most = 0;
    for (const auto& [site, members] : plants_) {
        most = std::max(most, members.size());
    }
    return std::min(mostFolds_, byPlant() ? plants_.size() : most);
}

std::size_t Plants::foldOf(std::size_t example) const {
    return foldOf_[example];
}

std::vector<std::size_t> Plants::foldByFold() const {
    std::vector<std::size_t> order;
    for (const auto& [site, members] : plants_) {
        for (std::size_t fold = 0; fold < std::min(mostFolds_, members.size()); ++fold) {
            for (std::size_t i = fold; i < members.size(); i += mostFolds_) {
                order.push_back(members[i]);
            }
        }
    }
    return order;
}

Usual Plants::fit(const Members& members, std::size_t withoutFold,
                  const std::vector<vgmsstgat::ExampleColumns>& columns, bool past,
                  const CancelToken& cancel) const {
    std::vector<const vgmsstgat::ExampleColumns*> parts;
    for (std::size_t i = 0; i < members.size(); ++i) {
        parts.push_back(i % mostFolds_ != withoutFold ? &columns[members[i]] : nullptr);
    }
    return Usual::fit(parts, past, cancel);
}

std::vector<TrainingExample> Plants::without(std::size_t fold,
                                             const std::vector<TrainingExample>& examples) const {
    std::vector<TrainingExample> others;
    for (std::size_t e = 0; e < examples.size(); ++e) {
        if (examples.size() == 1 || foldOf(e) != fold) {
            others.push_back(examples[e]);
        }
    }
    return others;
}

std::vector<std::shared_ptr<const Usual>>
Plants::usualOfOthers(const std::vector<vgmsstgat::ExampleColumns>& columns, bool past,
                      const CancelToken& cancel) const {
    std::vector<std::shared_ptr<const Usual>> usual(columns.size(), std::make_shared<const Usual>());
    for (const auto& [site, members] : plants_) {
        const bool whole = members.size() == 1 || mostFolds_ == 1; // none can be left out
        if (members.size() == 1 && plants_.size() > 1) {
            continue;
        }
        for (std::size_t fold = 0; fold < std::min(mostFolds_, members.size()) && !cancel.cancelled();
             ++fold) {
            const auto others =
                std::make_shared<const Usual>(fit(members, whole ? noFold : fold, columns, past, cancel));
            for (std::size_t i = fold; i < members.size(); i += mostFolds_) {
                usual[members[i]] = others;
            }
        }
    }
    return usual;
}

std::map<std::string, Usual> Plants::usualOfEach(const std::vector<vgmsstgat::ExampleColumns>& columns,
                                                 bool past, const CancelToken& cancel) const {
    std::map<std::string, Usual> usual;
    for (const auto& [site, members] : plants_) {
        usual[site] = fit(members, noFold, columns, past, cancel);
    }
    return usual;
}

const Usual* usualAt(const std::map<std::string, Usual>& usual, const std::string& site) {
    auto known = usual.find(site);
    if (known == usual.end() && usual.size() == 1) {
        known = usual.begin();
    }
    return known == usual.end() ? nullptr : &known->second;
}

} // namespace vestigo::models::trees
