using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs.Sections;

/// <summary>The key that says how urgent something is; of flows and of steps.</summary>
internal static class PriorityKeys
{
    public static Key<Quantity> Priority(string about, string otherwise) => Keys.Quantity("priority", Dimension.Number, about)
        .Within("a whole number from 1, the most urgent, to 9", q => q.Low == q.High && q.Low is >= 1 and <= 9 && q.Low == Math.Round(q.Low)).Inferred(otherwise).Like("1");
}
