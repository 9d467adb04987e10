// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explanation/causal/root_cause.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>

namespace vestigo::explanation {

namespace {

std::size_t reached(const std::string& start, const std::multimap<std::string, std::string>& next) {
    std::set<std::string> seen{start};
    std::vector<std::string> open{start};
    while (!open.empty()) {
        const std::string here = open.back();
        open.pop_back();
        const auto [begin, end] = next.equal_range(here);
        for (auto edge = begin; edge != end; ++edge) {
            if (seen.insert(edge->second).second) {
                open.push_back(edge->second);
            }
        }
    }
    return seen.size() - 1;
}

} // namespace

RootChoice chooseRoot(const std::vector<std::string>& byOnset,
                      const std::vector<analysis::CausalEdge>& edges) {
    RootChoice choice;
    if (byOnset.empty()) {
        return choice;
    }
    std::multimap<std::string, std::string> next;
    std::set<std::string> led;
    for (const analysis::CausalEdge& edge : edges) {
        next.emplace(edge.from, edge.to);
        led.insert(edge.to);
    }
    std::vector<std::pair<std::size_t, std::string>> ranked; // how many it reaches as a source, else 0
    for (const std::string& terminal : byOnset) {
        const bool source = next.count(terminal) != 0 && led.count(terminal) == 0;
        ranked.emplace_back(source ? reached(terminal, next) : 0, terminal);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [reach, terminal] : ranked) {
        choice.ranking.push_back(terminal);
    }
    choice.root = choice.ranking.front();
    const bool tested = std::any_of(edges.begin(), edges.end(), [&](const analysis::CausalEdge& edge) {
        return edge.from == choice.root && edge.basis == analysis::EdgeBasis::Test;
    });
    choice.rule = ranked.front().first == 0 ? analysis::RootRule::FirstAbnormal
                  : tested                  ? analysis::RootRule::GraphSource
                                            : analysis::RootRule::LinkSource;
    return choice;
}

} // namespace vestigo::explanation
