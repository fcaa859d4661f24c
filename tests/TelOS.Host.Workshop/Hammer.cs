using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>A tool.</summary>
internal sealed class Hammer(string name) : ToolObject
{
    private uint _uses;

    public override Result<uint, WorkshopError> Use(uint times)
    {
        if (times > 1000)
        {
            return WorkshopError.TooLarge;
        }

        _uses += times;
        return _uses;
    }

    public override string Name() => name;
}
