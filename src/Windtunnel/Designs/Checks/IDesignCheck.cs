using Windtunnel.Language;

namespace Windtunnel.Designs.Checks;

/// <summary>Something that must hold for a design as a whole.</summary>
internal interface IDesignCheck
{
    /// <summary>Reports every place where it does not hold.</summary>
    /// <param name="design">The design, perhaps with parts missing that could not be read.</param>
    /// <param name="declaredFlows">Names of all flows written, broken ones too.</param>
    /// <param name="reading">Receives what is wrong, and knows whether parts are missing.</param>
    void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading);
}
