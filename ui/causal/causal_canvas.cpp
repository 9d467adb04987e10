// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/causal/causal_canvas.h"

#include "ui/common/copy_menu.h"
#include "ui/common/theme.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_causal {

namespace {

using ui_common::theme;

constexpr double smallestScale = 0.85; // below, 13 px become less than 11

} // namespace

CausalCanvas::CausalCanvas(QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("causalCanvas"));
    setAccessibleName(tr("Causal graph"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void CausalCanvas::setScene(CausalScene scene) {
    scene_ = std::move(scene);
    current_ = std::min(current_, scene_.itemCount() - 1);
    update();
}

void CausalCanvas::setTerminal(const QString& terminal) {
    terminal_ = terminal;
    update();
}

double CausalCanvas::scaleFor(const QSize& room) const {
    const double fit = scene_.size.isEmpty() ? 1.0
                                             : std::min(room.width() / scene_.size.width(),
                                                        room.height() / scene_.size.height());
    return std::clamp(fit, smallestScale, 1.0);
}

int CausalCanvas::heightFor(const QSize& room) const {
    return std::max(0, static_cast<int>(std::ceil(scene_.size.height() * scaleFor(room))));
}

int CausalCanvas::widthFor(const QSize& room) const {
    return std::max(0, static_cast<int>(scene_.size.width() * scaleFor(room)));
}

void CausalCanvas::setRoom(const QSize& room) {
    scale_ = scaleFor(room);
    const QSize needed = (scene_.size * scale_).toSize();
    const QSize size = needed.expandedTo(room);
    offset_ = QPointF((size.width() - needed.width()) / 2.0, (size.height() - needed.height()) / 2.0);
    resize(size);
    update();
}

QPointF CausalCanvas::toScene(const QPointF& point) const {
    return (point - offset_) / scale_;
}

QPointF CausalCanvas::centreOf(int item) const {
    if (item < 0 || item >= scene_.itemCount()) {
        return {};
    }
    const QPointF centre =
        scene_.isNode(item) ? scene_.nodes[static_cast<std::size_t>(item)].box.center()
                            : scene_.edges[static_cast<std::size_t>(item) - scene_.nodes.size()].labelCentre;
    return centre * scale_ + offset_;
}

/// An edge: from, to, lag, strength, q with tabs between. A node: what is said of it.
QString CausalCanvas::copiedOf(int item) const {
    if (item < 0 || item >= scene_.itemCount()) {
        return {};
    }
    if (scene_.isNode(item)) {
        return scene_.describe(item);
    }
    const CausalLine& edge = scene_.edges[static_cast<std::size_t>(item) - scene_.nodes.size()];
    return (QStringList{scene_.nodes[static_cast<std::size_t>(edge.from)].name,
                        scene_.nodes[static_cast<std::size_t>(edge.to)].name} +
            edge.numbers)
        .join(QLatin1Char('\t'));
}

void CausalCanvas::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int item = byKey ? current_ : scene_.itemAt(toScene(event->pos()));
    std::vector<ui_common::Copyable> numbers;
    if (item >= 0 && item < scene_.itemCount() && !scene_.isNode(item)) {
        const CausalLine& edge = scene_.edges[static_cast<std::size_t>(item) - scene_.nodes.size()];
        const QStringList titles{tr("Copy the lag"), tr("Copy the strength"), tr("Copy q")};
        for (int i = 0; i < std::min<int>(3, static_cast<int>(edge.numbers.size())); ++i) {
            numbers.push_back({titles[i], edge.numbers[i]});
        }
    }
    numbers.push_back({tr("Copy all of it"), copiedOf(item)});
    ui_common::showCopyMenu(*this, byKey ? mapToGlobal(centreOf(item).toPoint()) : event->globalPos(),
                            numbers);
}

void CausalCanvas::setCurrent(int item) {
    current_ = item;
    setProperty(ui_common::copyProperty, copiedOf(item));
    setAccessibleDescription(scene_.describe(item));
    Q_EMIT currentMoved(centreOf(item));
    update();
}

bool CausalCanvas::moveCurrent(int direction) {
    const int next = current_ < 0 ? (direction > 0 ? 0 : scene_.itemCount() - 1) : current_ + direction;
    if (next < 0 || next >= scene_.itemCount()) {
        return false;
    }
    setCurrent(next);
    return true;
}

bool CausalCanvas::focusNextPrevChild(bool next) {
    if (moveCurrent(next ? 1 : -1)) {
        return true;
    }
    current_ = -1;
    update();
    return QWidget::focusNextPrevChild(next);
}

void CausalCanvas::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
        moveCurrent(1);
        break;
    case Qt::Key_Left:
    case Qt::Key_Up:
        moveCurrent(-1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current_ >= 0) {
            Q_EMIT activated(current_);
        }
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void CausalCanvas::mousePressEvent(QMouseEvent* event) {
    const int item = scene_.itemAt(toScene(event->position()));
    if (event->button() == Qt::LeftButton && item >= 0) {
        setCurrent(item);
        Q_EMIT activated(item);
    }
}

void CausalCanvas::mouseMoveEvent(QMouseEvent* event) {
    setCursor(scene_.itemAt(toScene(event->position())) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

bool CausalCanvas::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), scene_.describe(scene_.itemAt(toScene(help->pos()))), this);
        return true;
    }
    return QWidget::event(event);
}

void CausalCanvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme().panel);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(offset_);
    painter.scale(scale_, scale_);
    const int nodes = static_cast<int>(scene_.nodes.size());
    const bool focused = hasFocus();
    for (std::size_t i = 0; i < scene_.edges.size(); ++i) {
        paintEdge(painter, scene_.edges[i], focused && current_ == nodes + static_cast<int>(i));
    }
    for (const CausalLine& edge : scene_.edges) {
        paintEdgeLabel(painter, edge);
    }
    for (int i = 0; i < nodes; ++i) {
        paintNode(painter, scene_.nodes[static_cast<std::size_t>(i)], focused && current_ == i);
    }
    if (focused) { // the current node may be the selected one, which looks alike
        painter.resetTransform();
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().selection, 1.0));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void CausalCanvas::paintEdge(QPainter& painter, const CausalLine& edge, bool current) const {
    const QColor colour = current ? theme().selection : (edge.tested ? theme().text : theme().quietText);
    const double width = edge.tested ? 1.2 + 3.0 * std::clamp(edge.strength, 0.0, 1.0) : 1.2;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, width, edge.tested ? Qt::SolidLine : Qt::DashLine, Qt::FlatCap));
    painter.drawPath(edge.path);
    const double length = 7.0 + 1.5 * width;
    const double half = 0.45 * length;
    const QPointF along(std::cos(edge.tipAngle), std::sin(edge.tipAngle));
    const QPointF across(-along.y(), along.x());
    const QPointF foot = edge.tip - along * length;
    painter.setPen(QPen(theme().panel, 1.0));
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF({edge.tip, foot + across * half, foot - across * half}));
}

void CausalCanvas::paintEdgeLabel(QPainter& painter, const CausalLine& edge) const {
    if (edge.lines.isEmpty()) {
        return;
    }
    const QFont bold = ui_common::sizedFont(font(), ui_common::textPixels, true);
    const QFont plain = ui_common::sizedFont(font(), ui_common::textPixels);
    const double line = QFontMetricsF(plain).height();
    double widest = QFontMetricsF(bold).horizontalAdvance(edge.lines.front());
    for (const QString& text : edge.lines) {
        widest = std::max(widest, QFontMetricsF(plain).horizontalAdvance(text));
    }
    QRectF box(0, 0, widest + 6.0, line * static_cast<double>(edge.lines.size()));
    box.moveCenter(edge.labelCentre);
    painter.fillRect(box, theme().panel);
    QRectF row(box.left(), box.top(), box.width(), line);
    for (int i = 0; i < edge.lines.size(); ++i) {
        painter.setFont(i == 0 ? bold : plain);
        painter.setPen(i == 0 ? theme().text : theme().quietText);
        painter.drawText(row, Qt::AlignCenter, edge.lines[i]);
        row.translate(0.0, line);
    }
}

void CausalCanvas::paintNode(QPainter& painter, const CausalNode& node, bool current) const {
    const bool selected = node.terminal == terminal_;
    painter.setPen(QPen(selected || current ? theme().selection : theme().abnormal, selected ? 3.0 : 1.5,
                        current && !selected ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(theme().panel);
    painter.drawRect(node.box);
    const QPointF badge(node.box.left() + 16.0, node.box.center().y());
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().abnormal);
    if (node.root) {
        painter.drawPolygon(QPolygonF(
            {badge + QPointF(0, -9), badge + QPointF(9, 0), badge + QPointF(0, 9), badge + QPointF(-9, 0)}));
    } else {
        painter.drawEllipse(badge, 9.0, 9.0);
        painter.setPen(theme().panel);
        painter.setFont(ui_common::sizedFont(font(), ui_common::textPixels, true));
        painter.drawText(QRectF(badge - QPointF(12, 10), QSizeF(24, 20)), Qt::AlignCenter,
                         QString::number(node.place));
    }
    const QRectF text = node.box.adjusted(30.0, 4.0, -5.0, -4.0);
    const QFont bold = ui_common::sizedFont(font(), ui_common::textPixels, true);
    painter.setFont(bold);
    painter.setPen(theme().text);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignTop,
                     QFontMetricsF(bold).elidedText(node.name, Qt::ElideRight, text.width()));
    painter.setFont(ui_common::sizedFont(font(), ui_common::textPixels));
    painter.setPen(theme().quietText);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignBottom, node.since);
}

} // namespace vestigo::ui_causal
