using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Components.Health;

/// <summary>Whole numbers in sentences about health.</summary>
internal static class Counts
{
    private const int Max = 1_000_000;

    public static bool TryRead(ScalarNode text, Reading reading, string remedy, out int count)
    {
        count = 0;
        if (!Scalars.TryRead(text, Dimension.Number, reading, out var read))
        {
            return false;
        }

        if (read.IsRange || read.Low < 1 || read.Low > Max || read.Low != Math.Floor(read.Low))
        {
            reading.Error(DiagnosticCode.OutOfRange, text.Where, $"'{text.Text}' is out of range: whole numbers from 1 on can be counted.", remedy);
            return false;
        }

        count = (int)read.Low;
        return true;
    }

    public static bool Wrong(Sentence sentence, Reading reading, string what, string remedy)
    {
        reading.Error(DiagnosticCode.UnknownChoice, sentence.WhereNext, what, remedy);
        return false;
    }
}
