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
        if (PlaceFaultReader.IsMeant(sentence))
        {
            return new PlaceFaultReader(parts, reading).Read(sentence, scalar);
        }

        var form = FaultForms.All.FirstOrDefault(f => string.Equals(f.Verb, sentence.Next, StringComparison.OrdinalIgnoreCase));
        if (form is not null)
        {
            return form.Read(new FaultSentence(scalar, form, parts, reading));
        }

        var near = Suggestion.Nearest(sentence.Next, FaultForms.All.Select(f => f.Verb).Append("cut").Append("drop").Append("detour"));
        reading.Error(DiagnosticCode.BadExperiment, sentence.WhereNext, sentence.IsAtEnd ? "There is no fault here." : $"'{sentence.Next}' is no fault.",
            near is null ? $"Write for example {string.Join("; ", FaultForms.All.Select(f => f.Example))}." : $"Did you mean '{near}'?");
        return null;
    }
}
