using System.Text;
using Windtunnel.Components;
using Windtunnel.Designs.Readers.Alerts;
using Windtunnel.Designs.Readers.Faults;
using Windtunnel.Designs.Readers.Flows;
using Windtunnel.Designs.Readers.Objectives;
using Windtunnel.Designs.Sections;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs.Reference;

/// <summary>The language reference: one page, every key, from the same objects the reader uses.</summary>
public static class LanguageReference
{
    /// <summary>The whole page, in Markdown.</summary>
    public static string Write()
    {
        var page = new StringBuilder();
        page.Append(
            """
            # The design language

            Every key of a design file. This page is written by `windtunnel docs` from the objects the reader itself uses; do not edit it.
            A value that nobody types has a default with its source, or is worked out; both are shown with every answer.


            """);
        WriteQuantities(page);
        foreach (var section in DesignSection.All)
        {
            WriteSection(page, section);
        }

        WriteStages(page);
        return page.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    private static void WriteQuantities(StringBuilder page)
    {
        page.Append("## Quantities\n\nEvery quantity has its unit. Anything may be a range: `5 to 10 ms`, `20 % to 40 %`.\n\n");
        WriteTable(page, ["quantity", "held in", "written"], Dimensions.All.Select(d => new[] { d.Describe(), d.BaseUnit(), Code(d.Example()) }));
    }

    private static void WriteSection(StringBuilder page, DesignSection section)
    {
        page.Append($"## {section.Title}\n\n{section.About}\n\n");
        WriteKeys(page, section.Shape);
        switch (section.Definition)
        {
            case "requirements":
                page.Append("### Objectives\n\nOne sentence each. In the `expect` of an experiment also `… back under … within …` and `recovers within …`.\n\n");
                WriteTable(page, ["sentence", "what it says"], SloForm.All.Select(f => new[] { Code(f.Example), f.About }));
                break;
            case "component":
                foreach (var kind in ComponentKinds.All)
                {
                    WriteKind(page, kind);
                }

                break;
            case "call":
                page.Append("### Steps that ask no component\n\n");
                WriteTable(page, ["step", "what it does"], ControlReader.Forms.Select(f => new[] { Code(f.Example), f.About }));
                break;
            case "experiment":
                page.Append("### Faults\n\nA fault with `for` ends after that time; one without lasts until the end of the run. `at 60 s every 2 min` lets it come again and again, `at 60 s every 2 min until 10 min` not after that time.\n\n");
                WriteTable(page, ["fault", "what it does"], FaultForms.All.Select(f => new[] { Code(f.Example), f.About }));
                page.Append("## alerts\n\nOne entry under `alerts` each, a name and a rule. Every experiment says which of them would have fired, and when.\n\n");
                WriteTable(page, ["rule", "what it watches"], AlertForm.All.Select(f => new[] { Code(f.Example), f.About }));
                break;
        }
    }

    private static void WriteKind(StringBuilder page, ComponentKind kind)
    {
        page.Append($"### kind: {kind.Name}\n\n{kind.About}\n\n");
        WriteTable(page, ["step", "what it does"], kind.Operations.Select(o => new[] { Code(StepOf(o)), o.About }));
        WriteKeys(page, kind.Shape);
    }

    private static string StepOf(Operation operation) =>
        $"<name> {operation.Name} {(operation.Data == DataUse.None ? "" : operation.Data == DataUse.Optional ? "[<data>]" : "<data>")}".TrimEnd();

    private static void WriteKeys(StringBuilder page, Shape shape) =>
        WriteTable(page, ["key", "what it means", "type and range", "when left out", "example"], shape.Keys.Select(key => new[]
        {
            Code(key.Name),
            key.About,
            TypeOf(key),
            AbsentOf(key),
            key.Example is null ? "" : Code($"{key.Name}: {key.Example}"),
        }));

    private static string TypeOf(Key key)
    {
        var unit = key.Unit.Length == 0 ? "" : $" [{key.Unit}]";
        return key.TypeText + unit + (key.RangeText is null ? "" : $"; {key.RangeText}");
    }

    private static string AbsentOf(Key key) => key.IsRequired ? "an error: it is required"
        : key.DefaultText is not null ? $"{Code(key.DefaultText)}: {key.DefaultSource}"
        : key.InferredFrom ?? "";

    private static void WriteStages(StringBuilder page) => page.Append(
        """
        ## stages

        One entry under `stages` each, in order of growth. A stage holds only what it changes of the stage before it, the first of the body:
        mappings merge, lists and texts are replaced, a key without a value is removed, a component that changes its `kind` loses its old keys.
        `from: <stage>` changes another stage instead, `from: design` the body. Every stage is checked whenever the file is read.

        ## prices

        One entry under `prices` per price of the price table that this design replaces: `egress: 0.05 USD/GB`. `windtunnel estimate` prints the table's names.
        """);

    private static void WriteTable(StringBuilder page, string[] head, IEnumerable<string[]> rows)
    {
        page.Append($"| {string.Join(" | ", head)} |\n|{string.Concat(head.Select(_ => "---|"))}\n");
        foreach (var row in rows)
        {
            page.Append($"| {string.Join(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n");
        }

        page.Append('\n');
    }

    private static string Code(string text) => text.Length == 0 ? "" : $"`{text}`";
}
