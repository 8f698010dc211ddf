using System.Collections.Immutable;
using Windtunnel.Designs.Readers.Stages;
using Windtunnel.Language;
using Windtunnel.Language.Files;
using Windtunnel.Language.Yaml;

namespace Windtunnel.Designs.Readers;

/// <summary>Reads a design file: text, nodes, stages, and then every stage checked. Any input at all gives an answer.</summary>
public static class DesignReader
{
    /// <summary>Reads a file, or the design in a folder.</summary>
    /// <param name="path">A file, or a folder with a design.yaml or with a single *.yaml in it.</param>
    /// <param name="stage">Which stage to answer with; null for the design as it stands.</param>
    public static DesignReading Read(string path, string? stage = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        var reading = new Reading();
        var text = SourceFile.Read(path, reading, out var file);
        return text is null ? new DesignReading(null, reading.Diagnostics, null) : ReadText(text, file, stage);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The design.</param>
    /// <param name="file">Path to name in diagnostics; files that the design names are looked for beside it.</param>
    /// <param name="stage">Which stage to answer with; null for the design as it stands.</param>
    public static DesignReading ReadText(string text, string file, string? stage = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        var files = new DesignFiles(file);
        var reading = new Reading(files);
        var design = ReadRoot(text, file, reading) is { } body ? ReadVariants(body, file, stage, reading, files) : null;
        return new DesignReading(reading.HasErrors ? null : design, reading.Diagnostics, text);
    }

    private static MapNode? ReadRoot(string text, string file, Reading reading)
    {
        if (text.Length > YamlLimits.FileBytes)
        {
            reading.Error(DiagnosticCode.FileTooLarge, SourceSpan.Whole(file), $"This design is longer than {YamlLimits.FileBytes:N0} characters.", "A design is a few pages of text.");
            return null;
        }

        var root = YamlReader.Read(text, file, reading);
        switch (root)
        {
            case MapNode map:
                return map;
            case null when reading.HasErrors:
                return null;
            case null or ScalarNode { Text.Length: 0 }:
                reading.Error(DiagnosticCode.EmptyDesign, SourceSpan.Whole(file), "This file is empty.", "'windtunnel new FILE' writes a design to start from.");
                return null;
            default:
                reading.Error(DiagnosticCode.WrongNode, root.Where, $"A design is a mapping; this file holds a {(root is ListNode ? "list" : "text")}.", "Begin with 'design: name'.");
                return null;
        }
    }

    private static Design? ReadVariants(MapNode body, string file, string? stage, Reading reading, DesignFiles files)
    {
        var stages = StageReader.Read(body, reading);
        ImmutableArray<string> names = [.. stages.Select(s => s.Stage!)];
        var collector = new StageDiagnostics(reading);
        Design? wanted = null;
        foreach (var variant in stages.Prepend(new DesignVariant(null, body)))
        {
            var own = new Reading(files);
            var design = new DesignBuilder(file, names, own).Build(variant);
            collector.Add(variant.Stage, own);
            wanted = variant.Stage == stage ? design : wanted;
        }

        collector.Finish();
        if (stage is not null && !names.Contains(stage))
        {
            reading.Error(DiagnosticCode.UnknownStage, SourceSpan.Whole(file), $"This design has no stage '{stage}'.", names.Length == 0 ? "It has no stages." : Suggestion.For(stage, names));
        }

        return wanted;
    }
}
