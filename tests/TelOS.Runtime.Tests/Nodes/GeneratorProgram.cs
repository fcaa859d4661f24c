using System.Text.Json;

namespace TelOS.Runtime.Tests.Nodes;

/// <summary>Carries out the steps of a recorded generator case with a writer.</summary>
internal static class GeneratorProgram
{
    public static NodeWriter Run(JsonElement root, NodeFormat format)
    {
        var writer = new NodeWriter(format);
        Step(writer, root);
        return writer;
    }

    private static void Steps(NodeWriter writer, JsonElement steps)
    {
        foreach (var step in steps.EnumerateArray())
        {
            Step(writer, step);
        }
    }

    private static void Step(NodeWriter writer, JsonElement step)
    {
        if (step.TryGetProperty("node", out var type))
        {
            writer.Node(type.GetString()!, inner => Steps(inner, step.GetProperty("body")));
        }
        else if (step.TryGetProperty("tabular_node", out type))
        {
            writer.Node(type.GetString()!, inner => inner.Table(rows => Steps(rows, step.GetProperty("body"))));
        }
        else if (step.TryGetProperty("tabular", out var rows))
        {
            writer.Table(inner => Steps(inner, rows));
        }
        else if (step.TryGetProperty("quoted", out var text))
        {
            writer.Quoted(text.GetString()!);
        }
        else if (step.TryGetProperty("attribute", out var tag))
        {
            Attribute(writer, tag.GetString()!, step);
        }
        else
        {
            Copy(writer, step);
        }
    }

    private static void Attribute(NodeWriter writer, string tag, JsonElement step)
    {
        if (step.TryGetProperty("int", out var number))
        {
            writer.Attribute(tag, number.GetInt64());
        }
        else if (step.TryGetProperty("uint", out number))
        {
            writer.Attribute(tag, number.GetUInt64());
        }
        else if (step.TryGetProperty("double", out number))
        {
            writer.Attribute(tag, number.GetDouble());
        }
        else if (step.GetProperty("value") is { ValueKind: JsonValueKind.String } value)
        {
            writer.Attribute(tag, value.GetString()!);
        }
        else
        {
            writer.Attribute(tag, step.GetProperty("value").GetBoolean());
        }
    }

    private static void Copy(NodeWriter writer, JsonElement step)
    {
        foreach (var (name, copy) in new (string, Func<Node, NodeWriter>)[]
            { ("append_node", writer.Copy), ("append_content", writer.CopyContent), ("copy_attributes", writer.CopyAttributes) })
        {
            if (step.TryGetProperty(name, out var source))
            {
                var node = Node.Parse(source.GetString()!, out _)!;
                foreach (var index in step.GetProperty("path").EnumerateArray())
                {
                    node = node.Children[index.GetInt32()];
                }

                copy(node);
                return;
            }
        }

        throw new InvalidDataException($"The step {step} is unknown.");
    }
}
