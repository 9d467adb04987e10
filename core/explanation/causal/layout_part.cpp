// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explanation/causal/layout_part.h"

#include "core/base/text.h"

#include <algorithm>
#include <clocale>
#include <cmath>
#include <graphviz/gvc.h>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

namespace vestigo::explanation {

namespace {

constexpr std::size_t mostNodes = 300;
constexpr std::size_t mostEdges = 5000;
constexpr std::size_t mostRoutedEdges = 400; // dot takes a minute for 1500; edges beyond are drawn straight
constexpr double pointsPerInch = 72.0;

/// Graphviz keeps state in globals (the current parser, the error level, the id tables).
std::mutex& graphvizMutex() {
    static std::mutex mutex;
    return mutex;
}

struct Link {
    std::size_t from = 0;
    std::size_t to = 0;
    bool tested = true;
};

/// Terminals by their place in the order in which they turned abnormal, links by these places. Names never
/// reach Graphviz: quotes, HTML-like text or kilobytes of it cannot disturb the layout.
struct Graph {
    std::vector<std::string> terminals;
    std::vector<Link> links;
};

std::vector<std::string> terminalsByOnset(const analysis::Incident& incident) {
    std::map<std::string, double> onset;
    for (const analysis::Episode& episode : incident.episodes) {
        const auto [known, isNew] = onset.emplace(episode.terminal, episode.range.start);
        if (!isNew) {
            known->second = std::min(known->second, episode.range.start);
        }
    }
    std::vector<std::string> order = incident.path; // says who came first where onsets are equal
    std::vector<std::string> rest;
    for (const auto& [terminal, when] : onset) {
        if (std::find(order.begin(), order.end(), terminal) == order.end()) {
            rest.push_back(terminal);
        }
    }
    order.insert(order.end(), rest.begin(), rest.end());
    std::set<std::string> seen;
    order.erase(std::remove_if(order.begin(), order.end(),
                               [&](const std::string& terminal) { return !seen.insert(terminal).second; }),
                order.end());
    std::stable_sort(order.begin(), order.end(), [&](const std::string& a, const std::string& b) {
        const auto first = onset.find(a);
        const auto second = onset.find(b);
        return first != onset.end() && second != onset.end() && first->second < second->second;
    });
    return order;
}

Graph graphOf(const analysis::Incident& incident) {
    Graph graph;
    graph.terminals = terminalsByOnset(incident);
    graph.terminals.resize(std::min(graph.terminals.size(), mostNodes));
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < graph.terminals.size(); ++i) {
        places.emplace(graph.terminals[i], i);
    }
    for (const analysis::CausalEdge& edge : incident.causalEdges) {
        const auto from = places.find(edge.from);
        const auto to = places.find(edge.to);
        if (from != places.end() && to != places.end() && from != to && graph.links.size() < mostEdges) {
            graph.links.push_back({from->second, to->second, true});
        }
    }
    if (graph.links.empty()) { // only the order in time joins them
        for (std::size_t i = 0; i + 1 < graph.terminals.size(); ++i) {
            graph.links.push_back({i, i + 1, false});
        }
    }
    return graph;
}

std::string plain(double value) {
    const auto hundredths = static_cast<long long>(std::llround(value * 100.0));
    const std::string cents = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + "." +
           (cents.size() < 2 ? "0" + cents : cents); // whatever the locale
}

void set(void* object, const char* name, const std::string& value) {
    std::string key(name); // cgraph's interface takes char*, and writes to neither
    std::string text(value);
    std::string absent;
    agsafeset(object, key.data(), text.data(), absent.data());
}

/// One context for the life of the program: Graphviz does not free all of a context's plug-in lists, so that
/// one for each layout would leak.
GVC_t* graphvizContext() {
    static GVC_t* const context = gvContext();
    return context;
}

/// One layout's graph, freed in the order in which Graphviz wants it.
class Drawing {
public:
    Drawing() {
        std::string name("incident");
        graph_ = agopen(name.data(), Agdirected, nullptr);
    }
    ~Drawing() {
        if (laidOut_) {
            gvFreeLayout(graphvizContext(), graph_);
        }
        if (graph_ != nullptr) {
            agclose(graph_);
        }
    }
    Drawing(const Drawing&) = delete;
    Drawing& operator=(const Drawing&) = delete;

    bool layOut() {
        laidOut_ = graphvizContext() != nullptr && graph_ != nullptr &&
                   gvLayout(graphvizContext(), graph_, "dot") == 0;
        return laidOut_;
    }
    Agraph_t* graph() const { return graph_; }

private:
    Agraph_t* graph_ = nullptr;
    bool laidOut_ = false;
};

struct Objects {
    std::vector<Agnode_t*> nodes;
    std::vector<Agedge_t*> edges;
};

Objects fill(Agraph_t* target, const Graph& graph, double nodeWidth, double nodeHeight) {
    set(target, "rankdir", "LR");
    set(target, "splines", "true");
    set(target, "nodesep", plain(nodeHeight * 0.5 / pointsPerInch));
    set(target, "ranksep",
        plain(std::max(nodeWidth * 0.5, 60.0) / pointsPerInch)); // room for an edge's label
    Objects objects;
    for (std::size_t i = 0; i < graph.terminals.size(); ++i) {
        std::string name = "n" + std::to_string(i);
        Agnode_t* node = agnode(target, name.data(), 1);
        set(node, "shape", "box");
        set(node, "label", "");
        set(node, "fixedsize", "true");
        set(node, "width", plain(nodeWidth / pointsPerInch));
        set(node, "height", plain(nodeHeight / pointsPerInch));
        objects.nodes.push_back(node);
    }
    for (std::size_t i = 0; i < std::min(graph.links.size(), mostRoutedEdges); ++i) {
        // Always from the earlier terminal to the later one: the picture then runs with time, and dot is
        // spared circles, whose reversed edges it leaks. No heads: the painter draws its own.
        const auto [earlier, later] = std::minmax(graph.links[i].from, graph.links[i].to);
        std::string name = "e" + std::to_string(i);
        Agedge_t* edge = agedge(target, objects.nodes[earlier], objects.nodes[later], name.data(), 1);
        set(edge, "dir", "none");
        objects.edges.push_back(edge);
    }
    return objects;
}

std::array<double, 2> bezierMiddle(const std::vector<std::array<double, 2>>& curve) {
    const std::size_t piece = (curve.size() - 1) / 3 / 2;
    const std::size_t at = piece * 3;
    if ((curve.size() - 1) / 3 % 2 == 0) {
        return curve[at]; // an even number of pieces: the middle is a joint
    }
    std::array<double, 2> out{};
    for (std::size_t axis = 0; axis < 2; ++axis) {
        out[axis] =
            (curve[at][axis] + 3.0 * curve[at + 1][axis] + 3.0 * curve[at + 2][axis] + curve[at + 3][axis]) /
            8.0;
    }
    return out;
}

/// The curve as Graphviz drew it, from the earlier terminal to the later one.
std::vector<std::array<double, 2>> curveOf(Agedge_t* edge, double height) {
    std::vector<std::array<double, 2>> curve;
    const splines* drawn = ED_spl(edge);
    if (drawn == nullptr || drawn->size < 1 || drawn->list[0].size < 4) {
        return curve;
    }
    const bezier& line = drawn->list[0];
    for (std::size_t i = 0; i < static_cast<std::size_t>(line.size); ++i) {
        curve.push_back({line.list[i].x, height - line.list[i].y});
    }
    curve.resize(1 + (curve.size() - 1) / 3 * 3);
    return curve;
}

/// A straight line between the nodes, for an edge that Graphviz drew nothing for.
std::vector<std::array<double, 2>> straight(const LayoutNode& from, const LayoutNode& to) {
    std::vector<std::array<double, 2>> curve;
    for (int i = 0; i < 4; ++i) {
        curve.push_back({from.x + (to.x - from.x) * i / 3.0, from.y + (to.y - from.y) * i / 3.0});
    }
    return curve;
}

GraphLayout readBack(const Drawing& drawing, const Objects& objects, const Graph& graph,
                     const analysis::Incident& incident, double nodeWidth, double nodeHeight) {
    GraphLayout layout;
    const boxf bounds = GD_bb(drawing.graph());
    layout.width = bounds.UR.x - bounds.LL.x;
    layout.height = bounds.UR.y - bounds.LL.y;
    for (std::size_t i = 0; i < graph.terminals.size(); ++i) {
        const pointf centre = ND_coord(objects.nodes[i]);
        layout.nodes.push_back({graph.terminals[i], centre.x, layout.height - centre.y, nodeWidth, nodeHeight,
                                static_cast<int>(i) + 1, graph.terminals[i] == incident.rootCause});
    }
    for (std::size_t i = 0; i < graph.links.size(); ++i) {
        const Link& link = graph.links[i];
        LayoutEdge edge;
        edge.from = graph.terminals[link.from];
        edge.to = graph.terminals[link.to];
        edge.testedEdge = link.tested;
        if (i < objects.edges.size()) {
            edge.curve = curveOf(objects.edges[i], layout.height);
            if (link.from > link.to) {
                std::reverse(edge.curve.begin(), edge.curve.end());
            }
        }
        if (edge.curve.size() < 4) {
            edge.curve = straight(layout.nodes[link.from], layout.nodes[link.to]);
        }
        const std::array<double, 2> middle = bezierMiddle(edge.curve);
        edge.labelX = middle[0];
        edge.labelY = middle[1];
        layout.edges.push_back(std::move(edge));
    }
    return layout;
}

Result<GraphLayout> layOut(const analysis::Incident& incident, double nodeWidth, double nodeHeight) {
    if (!(nodeWidth >= 1.0 && nodeWidth <= 5000.0 && nodeHeight >= 1.0 && nodeHeight <= 5000.0)) {
        return Error{ErrorCode::Usage,
                     {},
                     "nodeWidth, nodeHeight",
                     VESTIGO_TEXT("Causal", "A node must measure between 1 and 5000 points."),
                     {},
                     {}};
    }
    const Graph graph = graphOf(incident);
    if (graph.terminals.empty()) {
        return GraphLayout{};
    }
    const std::lock_guard<std::mutex> lock(graphvizMutex());
    agseterr(AGMAX); // Graphviz writes to standard error otherwise
    Drawing drawing;
    if (drawing.graph() == nullptr) {
        return Error{ErrorCode::Internal,
                     {},
                     "graph",
                     VESTIGO_TEXT("Causal", "Graphviz could not be started."),
                     {},
                     VESTIGO_TEXT("Causal", "Install the package libgvc6.")};
    }
    const Objects objects = fill(drawing.graph(), graph, nodeWidth, nodeHeight);
    if (!drawing.layOut()) {
        return Error{ErrorCode::Internal,
                     {},
                     "graph",
                     VESTIGO_TEXT("Causal", "Graphviz could not lay the graph out."),
                     {},
                     VESTIGO_TEXT("Causal", "Install the package libgvc6 with its plug-ins.")};
    }
    return readBack(drawing, objects, graph, incident, nodeWidth, nodeHeight);
}

} // namespace

} // namespace vestigo::explanation

const vestigo::explanation::LayoutPart* vestigoLayoutPart() {
    static const vestigo::explanation::LayoutPart part{&vestigo::explanation::layOut};
    return &part;
}
