using Windtunnel.Designs.Readers.Parts;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;

namespace Windtunnel.Designs.Readers.Faults;

/// <summary>Reads faults: "kill 2 web for 60 s".</summary>
internal sealed class FaultReader(PartNames parts, Reading reading)
{
    public Fault? Read(ScalarNode scalar)
    {
        var sentence = new Sentence(scalar);
        if (FaultForms.Find(sentence) is { } form)
        {
            return form.Read(new FaultSentence(scalar, form, parts, reading));
        }

        var near = Suggestion.Nearest(sentence.Next, FaultForms.All.Select(f => f.Verb));
        reading.Error(DiagnosticCode.BadExperiment, sentence.WhereNext, sentence.IsAtEnd ? "There is no fault here." : $"'{sentence.Next}' is no fault.",
            near is null ? $"Write for example {string.Join("; ", FaultForms.All.Select(f => f.Example))}." : $"Did you mean '{near}'?");
        return null;
    }
}
