using System.Text.Json.Nodes;
using Windtunnel.Language;

namespace Windtunnel.Designs.Sections;

/// <summary>The keys at the top of a design file.</summary>
public static class DesignKeys
{
    public static readonly Key<string> Name = Keys.Text("design", "Short name of the design, without spaces.").Required().Like("url-shortener");
    public static readonly Key<string> Title = Keys.Text("title", "Name for people.").Inferred("the short name").Like("URL shortener");
    public static readonly Key<string> About = Keys.Text("about", "What the system is for, in a sentence.").Inferred("empty").Like("Turns a long URL into a short one.");
    public static readonly Key<Node> Requirements = Section("requirements", "What it must do, what it need not do, and how well.");
    public static readonly Key<Node> Workload = Section("workload", "What asks it to work: one line per request type.");
    public static readonly Key<Node> Data = Section("data", "What it keeps: one entry per kind of record.");
    public static readonly Key<Node> Components = Section("components", "What it is made of: one entry per component, each of a kind.");
    public static readonly Key<Node> Links = Section("links", "How far places lie apart and what the way between them carries, where the table of regions does not say.");
    public static readonly Key<Node> Flows = Section("flows", "What happens for each request type: a list of steps.");
    public static readonly Key<Node> Experiments = Section("experiments", "What goes wrong in a run, when, and what must hold all the same.");
    public static readonly Key<Node> Alerts = Section("alerts", "What would call somebody: a name and a rule each, watched in every experiment.");
    public static readonly Key<Node> Stages = Section("stages", "How it grew: each stage changes the one before it.");
    public static readonly Key<Node> Decisions = Section("decisions", "What was chosen over what, and why.");
    public static readonly Key<Node> Expect = Keys.Node("expect", "Figures somebody else published or derived, which the estimate must reproduce.", "list of expectations", () => SchemaPieces.Reference("expect")).Inferred("empty");
    public static readonly Key<Node> Prices = Section("prices", "Prices that replace those of the price table.");

    public static readonly Shape Shape = new("design",
        [Name, Title, About, Requirements, Workload, Data, Components, Links, Flows, Experiments, Alerts, Stages, Decisions, Expect, Prices]);

    private static Key<Node> Section(string name, string about) => Keys.Node(name, about, "mapping", () => SchemaPieces.Reference(name)).Inferred("empty");
}
