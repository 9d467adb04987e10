// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/causal/causal_view.h"

#include "ui/causal/causal_canvas.h"
#include "ui/common/theme.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QPointer>
#include <QtCore/QThreadPool>
#include <QtCore/QTimer>
#include <QtGui/QFontMetricsF>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <optional>

namespace vestigo::ui_causal {

namespace {

constexpr int mostContentHeight = 360; ///< a graph that needs more is scrolled
constexpr int scrollBarRoom = 12;

} // namespace

struct CausalView::Parts {
    explicit Parts(CausalView& owner);

    void rebuild();
    void forgetLayout();
    void layOut(const analysis::Incident& shown);
    void activate(int item);
    QString emptyText(const analysis::Incident* shown) const;
    NodeSize nodeSize(const analysis::Incident& shown) const;
    /// What the graph may take; as high as it needs where the view fits its content.
    QSize room() const;
    void giveRoom();

    CausalView& view;
    bool fitsContent = false;
    analysis::AnalysisPtr analysis;
    QString incident;
    QString terminal;
    QScrollArea* scroll = nullptr;
    CausalCanvas* canvas = nullptr;
    QLabel* empty = nullptr;
    QLabel* legend = nullptr;
    QLabel* sentence = nullptr;
    QTimer resized;
    std::optional<CausalLayouts> layouts; ///< of the incident that is shown
    int request = 0;                      ///< number of the layout that is waited for; older ones are dropped
    bool waiting = false;
};

CausalView::Parts::Parts(CausalView& owner)
    : view(owner) {
    canvas = new CausalCanvas;
    scroll = new QScrollArea(&view);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(canvas);
    scroll->setFocusPolicy(Qt::NoFocus);
    empty = new QLabel(&view);
    legend = new QLabel(
        CausalView::tr("At an arrow: lag, strength, q of the test; dashed: by order along a link"), &view);
    sentence = new QLabel(&view);
    empty->setObjectName(QStringLiteral("causalEmpty"));
    empty->setAlignment(Qt::AlignCenter);
    sentence->setObjectName(QStringLiteral("rootSentence"));
    for (QLabel* label : {empty, legend, sentence}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    empty->setForegroundRole(QPalette::PlaceholderText);
    legend->setForegroundRole(QPalette::PlaceholderText);
    sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* column = new QVBoxLayout(&view);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(scroll, 1);
    column->addWidget(empty, 1);
    column->addWidget(legend);
    column->addWidget(sentence);
    resized.setSingleShot(true);
    resized.setInterval(60);
    // A new room may suit the other direction; not while an edge is being dragged.
    scroll->viewport()->installEventFilter(&view);
}

QString CausalView::Parts::emptyText(const analysis::Incident* shown) const {
    if (!analysis) {
        return CausalView::tr("Press Analyse to see who led to whom.");
    }
    if (analysis->incidents.empty()) {
        return CausalView::tr("No incident was found: there is no cause to show.");
    }
    return shown == nullptr ? CausalView::tr("Choose an incident to see who led to whom.") : QString();
}

NodeSize CausalView::Parts::nodeSize(const analysis::Incident& shown) const {
    const QFontMetricsF metrics(ui_common::sizedFont(view.font(), ui_common::textPixels, true));
    double widest = metrics.horizontalAdvance(CausalView::tr("since %1").arg(QStringLiteral("00:00:00")));
    for (const auto& member : ui_common::incidentMembers(shown)) {
        widest =
            std::max(widest, metrics.horizontalAdvance(ui_common::terminalName(*analysis, member.terminal)));
    }
    return {std::clamp(widest + 40.0, 110.0, 180.0), std::max(44.0, 2.0 * metrics.height() + 10.0)};
}

QSize CausalView::Parts::room() const {
    const QSize size = scroll->viewport()->size();
    return fitsContent ? QSize(size.width(), mostContentHeight) : size;
}

void CausalView::Parts::giveRoom() {
    if (fitsContent) {
        const int needed = canvas->heightFor(room());
        const int height = std::min(needed, mostContentHeight);
        scroll->setFixedHeight(height + 2 * scroll->frameWidth() +
                               (canvas->widthFor(room()) > room().width() ? scrollBarRoom : 0));
        canvas->setRoom(QSize(room().width(), height));
    } else {
        canvas->setRoom(room());
    }
}

void CausalView::Parts::forgetLayout() {
    layouts.reset();
    waiting = false;
    ++request;
}

/// Small graphs take a few milliseconds; many edges can take dot a second, which the window must not wait
/// for.
void CausalView::Parts::layOut(const analysis::Incident& shown) {
    constexpr std::size_t quickEdges = 60;
    const NodeSize size = nodeSize(shown);
    if (shown.causalEdges.size() <= quickEdges) {
        layouts = layOutBothWays(shown, size);
        return;
    }
    if (waiting) {
        return;
    }
    waiting = true;
    const QPointer<CausalView> receiver(&view);
    QThreadPool::globalInstance()->start([receiver, size, number = request, kept = analysis, asked = &shown] {
        auto done = std::make_shared<CausalLayouts>(layOutBothWays(*asked, size));
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [receiver, number, done] {
                if (receiver != nullptr && receiver->parts_->request == number) {
                    receiver->parts_->layouts = std::move(*done);
                    receiver->parts_->waiting = false;
                    receiver->parts_->rebuild();
                }
            },
            Qt::QueuedConnection);
    });
}

void CausalView::Parts::rebuild() {
    const analysis::Incident* shown = ui_common::findIncident(analysis, incident);
    CausalScene scene;
    QString problem = emptyText(shown);
    if (shown != nullptr) {
        if (!layouts) {
            layOut(*shown);
        }
        if (layouts) {
            scene = buildScene(*analysis, *shown, *layouts, QSizeF(room()));
            problem = scene.problem;
        } else {
            problem = CausalView::tr("The graph is being laid out…");
        }
        sentence->setText(rootSentence(*analysis, *shown));
    }
    const bool anyLabel = std::any_of(scene.edges.begin(), scene.edges.end(),
                                      [](const CausalLine& edge) { return !edge.lines.isEmpty(); });
    empty->setText(problem);
    empty->setVisible(!problem.isEmpty());
    scroll->setVisible(problem.isEmpty());
    sentence->setVisible(shown != nullptr);
    legend->setVisible(anyLabel);
    canvas->setScene(std::move(scene));
    canvas->setTerminal(terminal);
    giveRoom();
}

void CausalView::Parts::activate(int item) {
    if (const CausalNode* node = canvas->scene().nodeOf(item)) {
        const QString chosen = node->terminal; // the answer may rebuild the scene
        const double onset = node->onset;
        Q_EMIT view.terminalRequested(chosen);
        Q_EMIT view.timeRequested(onset);
    }
}

CausalView::CausalView(QWidget* parent)
    : QWidget(parent)
    , parts_(std::make_unique<Parts>(*this)) {
    setObjectName(QStringLiteral("causalView"));
    setAccessibleName(tr("Cause"));
    connect(parts_->canvas, &CausalCanvas::activated, this, [this](int item) { parts_->activate(item); });
    connect(parts_->canvas, &CausalCanvas::currentMoved, this, [this](const QPointF& centre) {
        parts_->scroll->ensureVisible(static_cast<int>(centre.x()), static_cast<int>(centre.y()), 70, 40);
    });
    connect(&parts_->resized, &QTimer::timeout, this, [this] { parts_->rebuild(); });
    connect(&ui_common::themeNotice(), &ui_common::ThemeNotice::themeChanged, parts_->canvas,
            qOverload<>(&QWidget::update));
    setFocusProxy(parts_->canvas);
    parts_->rebuild();
}

CausalView::~CausalView() = default;

void CausalView::setAnalysis(const analysis::AnalysisPtr& analysis) {
    parts_->analysis = analysis;
    parts_->forgetLayout();
    parts_->rebuild();
}

void CausalView::setFitsContent(bool fits) {
    parts_->fitsContent = fits;
    parts_->rebuild();
}

QString CausalView::terminal() const {
    return parts_->terminal;
}

QString CausalView::incident() const {
    return parts_->incident;
}

void CausalView::setIncident(const QString& incident) {
    if (incident != parts_->incident) {
        parts_->incident = incident;
        parts_->forgetLayout();
        parts_->rebuild();
    }
}

void CausalView::setTerminal(const QString& terminal) {
    parts_->terminal = terminal;
    parts_->canvas->setTerminal(terminal);
}

bool CausalView::eventFilter(QObject* watched, QEvent* event) {
    if (parts_ && event->type() == QEvent::Resize && watched == parts_->scroll->viewport()) {
        parts_->giveRoom();
        parts_->resized.start();
    }
    return QWidget::eventFilter(watched, event);
}

void CausalView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        parts_->forgetLayout();
        parts_->rebuild();
    }
}

} // namespace vestigo::ui_causal
