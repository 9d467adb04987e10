// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/camera_words.h"
#include "core/report/frontline.h"

#include <algorithm>
#include <memory>

namespace vestigo::report {

namespace {

using analysis::Episode;
using analysis::Incident;

constexpr std::size_t mostFollowers = 3;

/// Puts one incident into words.
class Story {
public:
    Story(const ReportContext& context, std::size_t index)
        : context_(context)
        , wording_(context.wording)
        , incident_(context.analysis->incidents[index])
        , index_(index)
        , order_(terminalsInOrder(incident_)) {}

    Paragraph whatHappened() const {
        Paragraph text;
        if (order_.empty()) {
            return text;
        }
        const timeline::TimeRange first = abnormalRange(incident_, order_.front());
        const bool notFirst = first.start > incident_.range.start + 0.5 * context_.analysis->stepSeconds;
        wording_.sentence(text.spans,
                          notFirst ? VESTIGO_TEXT("Report", "It is traced back to %1, abnormal from %2")
                                   : VESTIGO_TEXT("Report", "The first to behave abnormally was %1, at %2"),
                          {{wording_.nameAndId(order_.front()), true}, {wording_.clock(first.start), false}});
        endWithSymptom(text.spans, order_.front());
        remarkOnCamera(text.spans);
        followers(text.spans, first.start);
        end(text.spans);
        others(text.spans);
        return text;
    }

    Block whereAndHow() const {
        auto columns = std::make_shared<TwoColumns>();
        const bool placed =
            std::any_of(context_.analysis->terminals.begin(), context_.analysis->terminals.end(),
                        [](const auto& terminal) { return terminal.positionMetres.has_value(); });
        CausalFigure graph{context_.analysis, index_, spreadCaption(), true};
        const std::string number = std::to_string(index_ + 1); // it may stand on a page of several
        columns->right.emplace_back(
            Heading{2, wording_.say(VESTIGO_TEXT("Report", "How incident %1 spread"), {number}), {}, {}});
        columns->right.emplace_back(graph);
        if (placed) {
            columns->left.emplace_back(
                Heading{2, wording_.say(VESTIGO_TEXT("Report", "Where incident %1 was"), {number}), {}, {}});
            columns->left.emplace_back(SitePlanFigure{context_.analysis, index_, planCaption()});
            columns->leftShare = 0.36;
        } else {
            columns->leftShare = 0.0;
        }
        return std::shared_ptr<const TwoColumns>(columns);
    }

private:
    void remarkOnCamera(std::vector<Span>& spans) const {
        const Episode* episode = mainEpisode(incident_, order_.front());
        const std::string remark = episode == nullptr ? std::string() : cameraRemark(context_, *episode);
        if (!remark.empty()) {
            wording_.sentence(spans, VESTIGO_TEXT("Report", " %1"), {{remark, false}});
        }
    }

    void followers(std::vector<Span>& spans, double start) const {
        const std::size_t shown = std::min(order_.size(), mostFollowers + 1);
        for (std::size_t i = 1; i < shown; ++i) {
            const double later = abnormalRange(incident_, order_[i]).start - start;
            if (later < -0.5 * context_.analysis->stepSeconds) {
                wording_.sentence(
                    spans, VESTIGO_TEXT("Report", " %1 had turned abnormal %2 before"),
                    {{wording_.nameAndId(order_[i]), true}, {wording_.duration(-later), false}});
            } else if (later < 0.5 * context_.analysis->stepSeconds) {
                wording_.sentence(spans, VESTIGO_TEXT("Report", " %1 did at the same time"),
                                  {{wording_.nameAndId(order_[i]), true}});
            } else {
                wording_.sentence(spans, VESTIGO_TEXT("Report", " %1 followed %2 later"),
                                  {{wording_.nameAndId(order_[i]), true}, {wording_.duration(later), false}});
            }
            endWithSymptom(spans, order_[i]);
        }
        if (order_.size() == shown + 1) {
            wording_.sentence(spans, VESTIGO_TEXT("Report", " One more followed after that."), {});
        } else if (order_.size() > shown) {
            wording_.sentence(spans, VESTIGO_TEXT("Report", " %1 more followed after that."),
                              {{std::to_string(order_.size() - shown), false}});
        }
    }

    /// ": it ran at a higher load than usual (62 %, usually 36 %)." or a full stop.
    void endWithSymptom(std::vector<Span>& spans, const std::string& terminal) const {
        const std::string symptom = symptomOf(context_, incident_, terminal);
        if (symptom.empty()) {
            wording_.sentence(spans, VESTIGO_TEXT("Report", "."), {});
            return;
        }
        const std::string figures = figuresOf(context_, incident_, terminal);
        if (figures.empty()) {
            wording_.sentence(spans, VESTIGO_TEXT("Report", ": it %1."), {{symptom, false}});
        } else {
            wording_.sentence(spans, VESTIGO_TEXT("Report", ": it %1 (%2)."),
                              {{symptom, false}, {figures, false}});
        }
    }

    void end(std::vector<Span>& spans) const {
        const double rest = context_.analysis->durationSeconds - incident_.range.end;
        if (rest < context_.analysis->stepSeconds) {
            wording_.sentence(
                spans, VESTIGO_TEXT("Report", " It was still going on when the recording ended, after %1."),
                {{wording_.duration(incident_.range.length()), false}});
            return;
        }
        wording_.sentence(spans, VESTIGO_TEXT("Report", " At %1, after %2, all of it was over."),
                          {{wording_.clock(incident_.range.end), false},
                           {wording_.duration(incident_.range.length()), false}});
    }

    void others(std::vector<Span>& spans) const {
        constexpr std::size_t mostNamed = 3;
        std::vector<std::string> normal;
        for (const analysis::TerminalResult& terminal : context_.analysis->terminals) {
            const bool here = std::find(order_.begin(), order_.end(), terminal.id) != order_.end();
            if (!here && !terminal.t.empty()) {
                normal.push_back(wording_.name(terminal.id));
            }
        }
        if (normal.size() > mostNamed) {
            wording_.sentence(spans, VESTIGO_TEXT("Report", " %1 other terminals ran normally meanwhile."),
                              {{std::to_string(normal.size()), false}});
        } else if (!normal.empty()) {
            wording_.sentence(spans, VESTIGO_TEXT("Report", " Normal meanwhile: %1."),
                              {{wording_.list(normal), false}});
        }
    }

    std::string planCaption() const {
        return wording_.say(order_.size() < 2
                                ? VESTIGO_TEXT("Report", "◆ abnormal. Thin lines: links.")
                                : VESTIGO_TEXT("Report", "◆ first, then 2, 3, … Thin lines: links."));
    }

    std::string spreadCaption() const {
        if (order_.size() < 2) {
            return wording_.say(VESTIGO_TEXT("Report", "Only this terminal was abnormal."));
        }
        if (incident_.causalEdges.empty()) {
            return wording_.say(VESTIGO_TEXT(
                "Report", "Dashed: the order in time only. That one led to the other is not supported."));
        }
        if (!analysis::hasTestedEdge(incident_)) {
            return wording_.say(VESTIGO_TEXT(
                "Report",
                "Dashed, with the delay: a link leads to the one that turned abnormal soon after. No "
                "test supports it. ◆ is where it seems to have begun."));
        }
        return wording_.say(VESTIGO_TEXT(
            "Report", "Arrows: tested, with the delay; dashed: by order alone. ◆ is where it began."));
    }

    const ReportContext& context_;
    const Wording& wording_;
    const Incident& incident_;
    std::size_t index_;
    std::vector<std::string> order_;
};

} // namespace

Paragraph incidentInWords(const ReportContext& context, std::size_t index) {
    return Story(context, index).whatHappened();
}

Block whereAndHow(const ReportContext& context, std::size_t index) {
    return Story(context, index).whereAndHow();
}

} // namespace vestigo::report
