// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/render/compose.h"
#include "ui/report/render/figure_marks.h"
#include "ui/report/render/timeline_curves.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>
#include <cmath>
#include <optional>

namespace vestigo::report_render {

namespace {

constexpr qreal labelWidth = 96 * pt;
constexpr qreal laneHeight = 13 * pt;
constexpr qreal curveHeight = 46 * pt;
constexpr qreal featureHeight = 27 * pt;
constexpr qreal axisHeight = 14 * pt;
constexpr std::size_t mostLanes = 14;
constexpr std::size_t mostPlainLanes = 6; // of a sheet that has one page
constexpr int bins = 480;

struct Lane {
    std::string terminal;
    QString name;
    Mark mark;
    std::vector<double> darkness; ///< one per bin, NaN: not known
};

struct FeatureLane {
    QString label;
    QString low;
    QString high;
    QPainterPath path;           ///< within 0..1 by 0..1
    std::optional<QRectF> usual; ///< likewise
};

struct Scene {
    qreal width = 0.0;
    timeline::TimeRange range;
    timeline::TimeRange incident;
    QString title;
    std::vector<Lane> lanes;
    QString more; ///< lanes that were left out
    std::vector<analysis::CausalEdge> edges;
    bool plain = false; ///< no probability
    QString probabilityLabel;
    QString probabilityOf;
    QString thresholdText;
    double threshold = 0.0;
    QPainterPath probability;
    std::vector<timeline::TimeRange> abnormal; ///< of the chosen terminal
    std::vector<FeatureLane> features;
    std::vector<std::pair<double, QString>> ticks;

    qreal x(double t) const {
        return labelWidth + (width - labelWidth) * (t - range.start) / std::max(1e-9, range.length());
    }
    qreal plotWidth() const { return width - labelWidth; }
    qreal height() const {
        return laneHeight * static_cast<qreal>(1 + lanes.size() + (more.isEmpty() ? 0U : 1U)) + 4 * pt +
               (plain ? 0.0 : curveHeight) + featureHeight * static_cast<qreal>(features.size()) + axisHeight;
    }
};

std::vector<std::pair<double, QString>> ticksOf(const analysis::Analysis& analysis,
                                                const report::FigureWords& words,
                                                const timeline::TimeRange& range, qreal width) {
    static constexpr double steps[] = {1,   2,    5,    10,   15,    30,    60,    120,   300,   600,
                                       900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 604800};
    const double wanted = range.length() / std::max(1.0, width / (62 * pt));
    double step = steps[18];
    for (const double candidate : steps) {
        if (candidate >= wanted) {
            step = candidate;
            break;
        }
    }
    // Whole minutes and hours of the site's clock, not of the recording's.
    const double local =
        analysis.startedAt ? analysis.startedAt->unixSeconds + analysis.startedAt->offsetMinutes * 60.0 : 0.0;
    const double origin = std::fmod(local, step);
    std::vector<std::pair<double, QString>> ticks;
    for (double t = std::ceil((range.start + origin) / step) * step - origin;
         t <= range.end && ticks.size() < 40; t += step) {
        ticks.emplace_back(t, clockText(analysis, words, t, 0));
    }
    return ticks;
}

const analysis::TerminalResult* resultOf(const analysis::Analysis& analysis, const std::string& terminal) {
    return analysis.findTerminal(terminal);
}

void addLanes(const report::TimelineFigure& figure, const report::Document& document, Scene& scene) {
    const std::size_t most = figure.plain ? mostPlainLanes : mostLanes;
    const analysis::Incident& incident = figure.analysis->incidents[figure.incident];
    std::vector<std::pair<Mark, std::string>> order;
    for (const auto& [terminal, mark] : marksOf(incident)) {
        order.emplace_back(mark, terminal);
    }
    std::sort(order.begin(), order.end(),
              [](const auto& a, const auto& b) { return a.first.place < b.first.place; });
    for (const auto& [mark, terminal] : order) {
        if (scene.lanes.size() == most) {
            scene.more = filled(document.words.more, QString::number(order.size() - most));
            break;
        }
        Lane lane;
        lane.terminal = terminal;
        lane.name = elided(terminalName(document, terminal), printFont(sizes::figure), labelWidth - 20 * pt);
        lane.mark = mark;
        if (const analysis::TerminalResult* result = resultOf(*figure.analysis, terminal)) {
            lane.darkness = darknessBins(*result, scene.range, bins);
        }
        scene.lanes.push_back(std::move(lane));
    }
}

void addCurves(const report::TimelineFigure& figure, const report::Document& document, Scene& scene) {
    const QFont font = printFont(sizes::figure);
    scene.probabilityLabel = QString::fromStdString(document.words.probability);
    scene.probabilityOf =
        elided(terminalName(document, figure.terminal), printFont(6.5), labelWidth - 8 * pt);
    if (const analysis::TerminalResult* result = resultOf(*figure.analysis, figure.terminal)) {
        scene.threshold = std::clamp(std::isfinite(result->threshold) ? result->threshold : 0.5, 0.0, 1.0);
        scene.thresholdText = filled(document.words.threshold, QString::number(result->threshold, 'f', 2));
        scene.probability = probabilityPath(*result, scene.range);
    }
    for (const analysis::Episode& episode : figure.analysis->incidents[figure.incident].episodes) {
        if (episode.terminal == figure.terminal) {
            scene.abnormal.push_back(episode.range);
        }
    }
    for (std::size_t i = 0; i < figure.features.size(); ++i) {
        const auto curve =
            featureCurve(*figure.analysis, figure.terminal, figure.features[i], scene.range, bins);
        if (curve) {
            const std::string label =
                i < figure.featureLabels.size() ? figure.featureLabels[i] : figure.features[i];
            scene.features.push_back(
                {elided(QString::fromStdString(label), font, labelWidth - 8 * pt),
                 numberText(curve->low, curve->high - curve->low),
                 numberText(curve->high, curve->high - curve->low), curve->path,
                 i < figure.usual.size() ? usualRect(*curve, figure.usual[i]) : std::nullopt});
        }
    }
}

class TimelinePainting {
public:
    TimelinePainting(QPainter& painter, const Scene& scene, const QPointF& at)
        : painter_(painter)
        , scene_(scene)
        , at_(at) {}

    void paint() {
        painter_.setRenderHint(QPainter::Antialiasing, false);
        paintGrid();
        paintIncident();
        const qreal lanesTop = y_;
        for (const Lane& lane : scene_.lanes) {
            paintLane(lane);
        }
        if (!scene_.more.isEmpty()) {
            label(scene_.more, {}, laneHeight, printFont(6.5));
            y_ += laneHeight;
        }
        painter_.setRenderHint(QPainter::Antialiasing);
        paintEdges(lanesTop);
        y_ += 4 * pt;
        if (!scene_.plain) {
            paintProbability();
        }
        for (const FeatureLane& feature : scene_.features) {
            paintFeature(feature);
        }
        paintAxis();
    }

private:
    QPointF point(qreal x, qreal y) const { return at_ + QPointF(x, y); }
    QRectF rect(double from, double to, qreal top, qreal height) const {
        const qreal left = scene_.x(std::clamp(from, scene_.range.start, scene_.range.end));
        const qreal right = scene_.x(std::clamp(to, scene_.range.start, scene_.range.end));
        return QRectF(point(left, top), QSizeF(std::max(right - left, 0.6 * pt), height));
    }
    void hairline(qreal y) {
        painter_.setPen(QPen(colours::rule, 0.4 * pt));
        painter_.drawLine(point(0.0, y), point(scene_.width, y));
    }
    void label(const QString& text, const QString& below, qreal height, const QFont& font, qreal x = 0.0) {
        painter_.setFont(font);
        painter_.setPen(colours::text);
        const qreal middle = y_ + height / 2 + 0.36 * font.pixelSize();
        painter_.drawText(point(x, below.isEmpty() ? middle : middle - 4 * pt), text);
        if (!below.isEmpty()) {
            painter_.setFont(printFont(6.5));
            painter_.setPen(colours::quiet);
            painter_.drawText(point(x, middle + 5 * pt), below);
        }
    }

    void paintGrid() {
        painter_.setPen(QPen(colours::rule, 0.3 * pt));
        for (const auto& [t, text] : scene_.ticks) {
            painter_.drawLine(point(scene_.x(t), 0.0), point(scene_.x(t), scene_.height() - axisHeight));
        }
    }

    void paintIncident() {
        label(scene_.title, {}, laneHeight, printFont(sizes::figure, true));
        painter_.fillRect(
            rect(scene_.incident.start, scene_.incident.end, y_ + 3.5 * pt, laneHeight - 7 * pt),
            colours::abnormal);
        y_ += laneHeight;
        hairline(y_);
    }

    void paintLane(const Lane& lane) {
        paintMark(painter_, point(6 * pt, y_ + laneHeight / 2), 4.4 * pt, lane.mark);
        label(lane.name, {}, laneHeight, printFont(sizes::figure), 15 * pt);
        const double binSeconds = scene_.range.length() / bins;
        for (std::size_t i = 0; i < lane.darkness.size();) {
            std::size_t end = i + 1;
            const double value = lane.darkness[i];
            while (end < lane.darkness.size() &&
                   (lane.darkness[end] == value || (std::isnan(value) && std::isnan(lane.darkness[end])))) {
                ++end;
            }
            if (value > 0.0) {
                QColor colour = colours::abnormal;
                // On white without transparency, so that any viewer and printer shows the same.
                const auto mix = [&](int channel) {
                    return static_cast<int>(std::lround(255 + (channel - 255) * value));
                };
                colour = QColor(mix(colour.red()), mix(colour.green()), mix(colour.blue()));
                painter_.fillRect(rect(scene_.range.start + static_cast<double>(i) * binSeconds,
                                       scene_.range.start + static_cast<double>(end) * binSeconds,
                                       y_ + 1.5 * pt, laneHeight - 3 * pt),
                                  colour);
            }
            i = end;
        }
        y_ += laneHeight;
        hairline(y_);
    }

    void paintEdges(qreal lanesTop) {
        for (const analysis::CausalEdge& edge : scene_.edges) {
            const auto from = laneIndex(edge.from);
            const auto to = laneIndex(edge.to);
            if (from == scene_.lanes.size() || to == scene_.lanes.size() || from == to) {
                continue;
            }
            const auto middle = [&](std::size_t lane) {
                return lanesTop + laneHeight * (static_cast<qreal>(lane) + 0.5);
            };
            const QPointF start = point(scene_.x(scene_.lanes[from].mark.onset), middle(from));
            const QPointF tip = point(scene_.x(scene_.lanes[to].mark.onset), middle(to));
            const QPointF back = tip - QPointF(6 * pt, 0.0);
            QPainterPath path(start);
            const QPointF bend(start.x() - 8 * pt, (start.y() + tip.y()) / 2);
            path.cubicTo(QPointF(start.x(), bend.y()), QPointF(start.x(), tip.y()), back);
            painter_.setBrush(Qt::NoBrush);
            painter_.setPen(QPen(Qt::white, 2.4 * pt));
            painter_.drawPath(path);
            painter_.setPen(QPen(colours::text, 1.1 * pt));
            painter_.drawPath(path);
            painter_.setBrush(colours::text);
            paintArrowHead(painter_, back - QPointF(1.0, 0.0), tip, 6 * pt);
        }
    }

    std::size_t laneIndex(const std::string& terminal) const {
        const auto found = std::find_if(scene_.lanes.begin(), scene_.lanes.end(),
                                        [&](const Lane& lane) { return lane.terminal == terminal; });
        return static_cast<std::size_t>(found - scene_.lanes.begin());
    }

    void paintCurve(const QPainterPath& path, qreal height, const QColor& colour, qreal width) {
        QTransform place;
        place.translate(at_.x() + labelWidth, at_.y() + y_ + 3 * pt);
        place.scale(scene_.plotWidth(), height - 6 * pt);
        painter_.setBrush(Qt::NoBrush);
        painter_.setPen(QPen(colour, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        painter_.drawPath(place.map(path));
    }

    void paintProbability() {
        label(scene_.probabilityLabel, scene_.probabilityOf, curveHeight, printFont(sizes::figure));
        scaleText(QStringLiteral("1"), y_ + 8 * pt);
        scaleText(QStringLiteral("0"), y_ + curveHeight - 2.5 * pt);
        const QColor shade(0xf5, 0xea, 0xe8);
        for (const timeline::TimeRange& range : scene_.abnormal) {
            if (range.end > scene_.range.start && range.start < scene_.range.end) {
                painter_.fillRect(rect(range.start, range.end, y_, curveHeight), shade);
            }
        }
        const qreal level = y_ + 3 * pt + (curveHeight - 6 * pt) * (1.0 - scene_.threshold);
        QPen dashes(colours::quiet, 0.6 * pt, Qt::CustomDashLine, Qt::FlatCap);
        dashes.setDashPattern({5.0, 4.0});
        painter_.setPen(dashes);
        painter_.drawLine(point(labelWidth, level), point(scene_.width, level));
        paintCurve(scene_.probability, curveHeight, colours::abnormal, 1.1 * pt);
        rightText(scene_.thresholdText, level - 2 * pt);
        y_ += curveHeight;
        hairline(y_);
    }

    /// A value of the scale, left of the lane.
    void scaleText(const QString& text, qreal baseline) {
        const QFont font = printFont(6.5);
        painter_.setFont(font);
        painter_.setPen(colours::quiet);
        painter_.drawText(point(labelWidth - textWidth(text, font) - 3 * pt, baseline), text);
    }

    void rightText(const QString& text, qreal baseline) {
        const QFont font = printFont(6.5);
        const qreal width = textWidth(text, font);
        const QPointF at = point(scene_.width - width - 2 * pt, baseline);
        painter_.fillRect(QRectF(at - QPointF(pt, 5.4 * pt), QSizeF(width + 2 * pt, 7 * pt)),
                          QColor(255, 255, 255, 215));
        painter_.setFont(font);
        painter_.setPen(colours::quiet);
        painter_.drawText(at, text);
    }

    void paintFeature(const FeatureLane& feature) {
        label(feature.label, feature.low + QStringLiteral(" … ") + feature.high, featureHeight,
              printFont(sizes::figure));
        if (feature.usual) {
            const qreal room = featureHeight - 6 * pt;
            painter_.fillRect(QRectF(point(labelWidth, y_ + 3 * pt + feature.usual->top() * room),
                                     QSizeF(scene_.plotWidth(), feature.usual->height() * room)),
                              QColor(0xe9, 0xeb, 0xed));
        }
        paintCurve(feature.path, featureHeight, colours::text, 0.8 * pt);
        y_ += featureHeight;
        hairline(y_);
    }

    void paintAxis() {
        const QFont font = printFont(6.5);
        painter_.setFont(font);
        painter_.setPen(colours::quiet);
        for (const auto& [t, text] : scene_.ticks) {
            const qreal width = textWidth(text, font);
            const qreal x = std::clamp(scene_.x(t) - width / 2, labelWidth, scene_.width - width);
            painter_.drawText(point(x, y_ + 9 * pt), text);
        }
    }

    QPainter& painter_;
    const Scene& scene_;
    QPointF at_;
    qreal y_ = 0.0;
};

} // namespace

std::vector<Fragment> composeTimeline(const report::TimelineFigure& figure, qreal width,
                                      const ComposeContext& context) {
    std::vector<Fragment> fragments;
    if (!figure.analysis || figure.incident >= figure.analysis->incidents.size() ||
        !(figure.range.length() > 0.0)) {
        return fragments;
    }
    const analysis::Incident& incident = figure.analysis->incidents[figure.incident];
    Scene scene;
    scene.width = width;
    scene.range = figure.range;
    scene.incident = incident.range;
    scene.title = filled(context.document.words.incident, QString::number(figure.incident + 1));
    scene.edges = incident.causalEdges;
    scene.plain = figure.plain;
    addLanes(figure, context.document, scene);
    addCurves(figure, context.document, scene);
    scene.ticks = ticksOf(*figure.analysis, context.document.words, figure.range, scene.plotWidth());
    fragments.push_back(figureFragment(width, scene.height(), [scene](QPainter& painter, const QPointF& at) {
        TimelinePainting(painter, scene, at).paint();
    }));
    addCaption(fragments, figure.caption, width);
    return fragments;
}

} // namespace vestigo::report_render
