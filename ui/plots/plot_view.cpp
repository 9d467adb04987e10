// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_view.h"

#include "ui/common/elided_label.h"
#include "ui/common/theme.h"
#include "ui/plots/plot_dress.h"
#include "ui/plots/plot_extent.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QWheelEvent>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolTip>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_plots {

namespace {

constexpr int edge = 4; ///< round the plot, where the focus is shown
constexpr int legendGap = 12;
constexpr int leastAcross = 150; ///< pixels that the axes keep beside a legend
constexpr int leastUp = 90;
constexpr int aroundAxes = 40;   ///< about what numbers and titles take
constexpr int lowest = 100;      ///< a lower plot leaves out what is counted, for its lines
constexpr double closest = 1e-3; ///< of the whole: numbers stay apart
constexpr double keyZoom = 0.8;
constexpr double keyStep = 0.1;
constexpr double dotPixels = 5.0;
constexpr double pointedPixels = 9.0;

QCPRange across(const QRectF& values) {
    return {values.left(), values.right()};
}

QCPRange upright(const QRectF& values) {
    return {values.top(), values.bottom()};
}

void bound(QCPAxis& axis, const QCPRange& whole, double least) {
    QCPRange range = axis.range();
    if (range.size() < least) {
        const double centre = range.center();
        range = QCPRange(centre - least / 2.0, centre + least / 2.0);
    }
    axis.setRange(range.bounded(whole.lower, whole.upper));
}

} // namespace

PlotView::PlotView(PlotAxes axes, QWidget* parent)
    : QWidget(parent)
    , axes_(axes)
    , title_(new ui_common::ElidedLabel(this))
    , up_(new ui_common::ElidedLabel(this))
    , empty_(new QLabel(this))
    , canvas_(new QCustomPlot(this)) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    up_->setQuiet(true);
    empty_->setTextFormat(Qt::PlainText);
    empty_->setWordWrap(true);
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setProperty("quiet", true);
    makePlot();
    connect(&ui_common::themeNotice(), &ui_common::ThemeNotice::themeChanged, this, &PlotView::draw);
    draw();
}

PlotView::~PlotView() = default;

void PlotView::makePlot() {
    setUpPlot(*canvas_, axes_);
    canvas_->installEventFilter(this);
    // Beside the axes or below them, not over the lines.
    legendPlace_ = new QCPLayoutInset;
    canvas_->axisRect()->insetLayout()->take(canvas_->legend);
    legendPlace_->addElement(canvas_->legend, Qt::AlignLeft | Qt::AlignTop);
    canvas_->plotLayout()->addElement(0, 1, legendPlace_);
    pointed_ = new QCPItemTracer(canvas_);
    pointed_->setLayer(QStringLiteral("overlay"));
    pointed_->setStyle(QCPItemTracer::tsCircle);
    pointed_->setSize(pointedPixels);
    pointed_->setSelectable(false);
    pointed_->setVisible(false);
    for (const QCPAxis* axis : {canvas_->xAxis, canvas_->yAxis}) {
        connect(axis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, &PlotView::keepWithin);
    }
    connect(canvas_, &QCustomPlot::afterLayout, this, &PlotView::squareAxes);
    connect(canvas_, &QCustomPlot::mouseDoubleClick, this, &PlotView::showWhole);
    connect(canvas_, &QCustomPlot::mouseMove, this, [this](const QMouseEvent* event) {
        if (event->buttons() == Qt::NoButton) { // what is dragged is not read
            follow(event->position(), event->globalPosition().toPoint());
        }
    });
}

void PlotView::setTitles(const QString& title, const QString& across, const QString& up,
                         const QString& empty) {
    title_->setText(title);
    up_->setText(up);
    empty_->setText(empty);
    across_ = across;
    arrange();
}

void PlotView::setLines(std::vector<PlotLine> lines) {
    const bool follows = isWhole();
    lines_ = std::move(lines);
    whole_ = extentOf(lines_, axes_);
    setFocusPolicy(whole_.isNull() ? Qt::NoFocus : Qt::StrongFocus); // an empty plot has nothing for keys
    draw();
    if (follows) {
        showWhole();
    } else {
        keepWithin();
    }
}

void PlotView::draw() {
    forgetPointer();
    canvas_->clearPlottables();
    curves_.clear();
    for (const PlotLine& line : lines_) {
        auto* curve = new QCPCurve(canvas_->xAxis, canvas_->yAxis);
        curves_.push_back(curve);
        curve->setPen(penOf(line));
        curve->setSelectable(line.silent ? QCP::stNone : QCP::stWhole);
        for (std::size_t i = 0; i < line.points.size(); ++i) {
            if (isFinite(line.points[i])) {
                curve->addData(static_cast<double>(i), line.points[i].x(), line.points[i].y());
            }
        }
        const QCPScatterStyle disc(QCPScatterStyle::ssDisc, colourOf(line.hue), dotPixels);
        if (line.dots == LineDots::All) {
            curve->setScatterStyle(disc);
        }
        if (curve->data()->isEmpty()) {
            continue;
        }
        if (!line.name.isEmpty()) {
            curve->setName(line.name);
            curve->addToLegend();
        }
        if (line.dots == LineDots::Last) { // a first value alone is seen too
            auto* dot = new QCPCurve(canvas_->xAxis, canvas_->yAxis);
            const auto last = curve->data()->constEnd() - 1;
            dot->addData(last->key, last->value);
            dot->setLineStyle(QCPCurve::lsNone);
            dot->setScatterStyle(disc);
            dot->setSelectable(QCP::stNone);
        }
    }
    dress();
}

void PlotView::dress() {
    const QFont small = ui_common::sizedFont(font(), ui_common::smallTextPixels);
    title_->setFont(ui_common::sizedFont(font(), ui_common::textPixels, true));
    up_->setFont(small);
    dressPlot(*canvas_, small);
    pointed_->setPen(QPen(ui_common::theme().selection, 1.6));
    pointed_->setBrush(Qt::NoBrush);
    arrange();
    update();
}

void PlotView::arrange() {
    const bool any = !whole_.isNull();
    const QRect inner = rect().adjusted(edge, edge, -edge, -edge);
    int top = inner.top();
    for (ui_common::ElidedLabel* line : {title_, up_}) {
        const bool wanted = line == title_ || (any && !line->text().isEmpty());
        line->setVisible(wanted);
        if (wanted) {
            const int height = line->sizeHint().height();
            line->setGeometry(inner.left() + edge, top, inner.width() - 2 * edge, height);
            top += height;
        }
    }
    const QRect rest(inner.left(), top, inner.width(), std::max(0, inner.bottom() + 1 - top));
    empty_->setVisible(!any);
    empty_->setGeometry(rest.adjusted(edge, 0, -edge, 0));
    canvas_->setVisible(any);
    canvas_->setGeometry(rest);
    canvas_->xAxis->setLabel(rest.height() < lowest ? QString() : across_);
    placeLegend();
    setTickCounts(*canvas_, axes_, rest.size() - legendPlace_->minimumSize() - QSize(aroundAxes, aroundAxes));
    canvas_->replot(QCustomPlot::rpQueuedReplot);
}

/// Names stand beside the axes, below them where that is too narrow, and go where both leave no room for the
/// lines.
void PlotView::placeLegend() {
    QCPLayoutGrid* grid = canvas_->plotLayout();
    grid->take(legendPlace_);
    grid->simplify();
    QCPLegend* legend = canvas_->legend;
    const QSize wanted = legend->minimumOuterSizeHint();
    const bool beside = canvas_->width() - wanted.width() - legendGap >= leastAcross;
    const bool below = !beside && canvas_->height() - wanted.height() >= leastUp;
    const bool shown = legend->itemCount() > 0 && (beside || below);
    legend->setVisible(shown);
    grid->setColumnSpacing(shown && beside ? legendGap : 0);
    legendPlace_->setMinimumSize(shown && beside ? wanted.width() : 0, shown && below ? wanted.height() : 0);
    legendPlace_->setMaximumSize(beside || !shown ? legendPlace_->minimumSize().width() : QWIDGETSIZE_MAX,
                                 below ? wanted.height() : QWIDGETSIZE_MAX);
    grid->addElement(below ? 1 : 0, below ? 0 : 1, legendPlace_);
}

void PlotView::squareAxes() {
    if (axes_ != PlotAxes::UnitSquare) {
        return;
    }
    QCPAxisRect* axes = canvas_->axisRect();
    const QMargins margins = axes->margins();
    const QRect all = canvas_->plotLayout()->rect();
    const int side = std::max(0, std::min(all.width() - margins.left() - margins.right(),
                                          all.height() - margins.top() - margins.bottom()));
    axes->setSizeConstraintRect(QCPLayoutElement::scrInnerRect);
    axes->setMaximumSize(side, side);
    canvas_->plotLayout()->update(QCPLayoutElement::upLayout);
}

QRectF PlotView::shown() const {
    const QCPRange x = canvas_->xAxis->range();
    const QCPRange y = canvas_->yAxis->range();
    return {x.lower, y.lower, x.size(), y.size()};
}

bool PlotView::isWhole() const {
    const QRectF now = shown();
    return whole_.isNull() ||
           (now.width() > whole_.width() * 0.9999 && now.height() > whole_.height() * 0.9999);
}

void PlotView::showWhole() {
    if (whole_.isNull()) {
        return;
    }
    bounding_ = true;
    canvas_->xAxis->setRange(across(whole_));
    canvas_->yAxis->setRange(upright(whole_));
    bounding_ = false;
    canvas_->replot(QCustomPlot::rpQueuedReplot);
}

/// Neither beyond the lines nor nearer than numbers can tell.
void PlotView::keepWithin() {
    if (bounding_ || whole_.isNull()) {
        return;
    }
    bounding_ = true;
    const double least = axes_ == PlotAxes::Counts ? 1.0 : closest * whole_.width();
    bound(*canvas_->xAxis, across(whole_), least);
    bound(*canvas_->yAxis, upright(whole_), closest * whole_.height());
    bounding_ = false;
}

void PlotView::zoom(double factor) {
    canvas_->xAxis->scaleRange(factor);
    canvas_->yAxis->scaleRange(factor);
    canvas_->replot(QCustomPlot::rpQueuedReplot);
}

void PlotView::move(double right, double up) {
    canvas_->xAxis->moveRange(right * canvas_->xAxis->range().size());
    canvas_->yAxis->moveRange(up * canvas_->yAxis->range().size());
    canvas_->replot(QCustomPlot::rpQueuedReplot);
}

QPointF PlotView::placeOf(const QPointF& values) const {
    const QPointF within(canvas_->xAxis->coordToPixel(values.x()), canvas_->yAxis->coordToPixel(values.y()));
    return within + QPointF(canvas_->pos());
}

bool PlotView::find(const QPointF& inCanvas, Hit& hit) const {
    int index = -1;
    const QCPAbstractPlottable* found = canvas_->plottableAt(inCanvas, true, &index);
    const auto at = std::find(curves_.begin(), curves_.end(), found);
    if (at == curves_.end() || index < 0 || index >= (*at)->data()->size()) {
        return false;
    }
    const auto point = (*at)->data()->at(index);
    hit.line = static_cast<std::size_t>(at - curves_.begin());
    hit.point = static_cast<std::size_t>(std::lround(point->t));
    hit.values = QPointF(point->key, point->value);
    return true;
}

QString PlotView::readoutAt(const QPointF& place) const {
    Hit hit;
    return find(place - QPointF(canvas_->pos()), hit) ? pointText(hit.line, hit.point) : QString();
}

void PlotView::follow(const QPointF& inCanvas, const QPoint& onScreen) {
    Hit hit;
    const bool found = find(inCanvas, hit);
    QToolTip::showText(onScreen, found ? pointText(hit.line, hit.point) : QString(), canvas_);
    if (!found) {
        forgetPointer();
        return;
    }
    pointed_->position->setCoords(hit.values);
    pointed_->setVisible(true);
    pointed_->layer()->replot();
}

void PlotView::forgetPointer() {
    if (pointed_->visible()) {
        pointed_->setVisible(false);
        pointed_->layer()->replot();
    }
}

bool PlotView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == canvas_ && event->type() == QEvent::Leave) {
        forgetPointer();
    }
    if (watched == canvas_ && event->type() == QEvent::Wheel) {
        const bool outwards = static_cast<const QWheelEvent*>(event)->angleDelta().y() <= 0;
        if (outwards && isWhole()) { // there is nothing to zoom to: the page around may scroll
            event->ignore();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PlotView::keyPressEvent(QKeyEvent* event) {
    if ((event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != Qt::NoModifier) {
        return QWidget::keyPressEvent(event);
    }
    switch (event->key()) {
    case Qt::Key_Home:
        return showWhole();
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(keyZoom);
    case Qt::Key_Minus:
        return zoom(1.0 / keyZoom);
    case Qt::Key_Left:
        return move(-keyStep, 0.0);
    case Qt::Key_Right:
        return move(keyStep, 0.0);
    case Qt::Key_Up:
        return move(0.0, keyStep);
    case Qt::Key_Down:
        return move(0.0, -keyStep);
    default:
        QWidget::keyPressEvent(event);
    }
}

void PlotView::paintEvent(QPaintEvent* /*event*/) {
    const ui_common::Theme& theme = ui_common::theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    if (hasFocus()) {
        painter.setPen(QPen(theme.selection, 1.0));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void PlotView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void PlotView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        dress();
    }
}

} // namespace vestigo::ui_plots
